package dev.tandem.accompaniment.content;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What contents may not say, and what they must.
 *
 * @param forbidden Words and promises that no content may hold, in any case.
 * @param riskNotice Sentence that every content about a fund must hold.
 */
@ConfigurationProperties("tandem.accompaniment.wording")
record Wording(
    @DefaultValue({
      "guaranteed",
      "guarantee",
      "risk-free",
      "no risk",
      "cannot lose",
      "sure profit",
      "保本",
      "保收益",
      "零风险",
      "稳赚"
    })
    List<String> forbidden,

    @DefaultValue("Investments carry risk") String riskNotice) {

  /** What is wrong with the words of a content; empty if nothing is. */
  List<String> flaws(Content.Draft draft) {
    String words = (draft.title() + "\n" + draft.body()).toLowerCase(Locale.ROOT);
    List<String> flaws = new ArrayList<>();
    for (String word : forbidden) {
      if (words.contains(word.toLowerCase(Locale.ROOT))) {
        flaws.add("It says '%s', which no content may".formatted(word));
      }
    }
    if (draft.fundCode() != null && !draft.body().contains(riskNotice)) {
      flaws.add("It is about a fund and does not say '%s'".formatted(riskNotice));
    }
    return flaws;
  }
}
