package dev.tandem.accompaniment.journey;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ReadJourneyTest {

  static final String NOTE = """
      journey: note
      version: 2
      stage: DURING
      title: A note
      entry:
        event: NavFell
        when: ["fallPercent >= 3"]
      reentry: {key: fundCode, after: P7D}
      cap: {messages: 1, within: P7D}
      quietHours: {from: "21:00", to: "08:00"}
      consent: INVESTMENT_NOTES
      exit:
        - {event: HoldingReduced, same: fundCode}
      steps:
        - id: ask
          ask: {audience: Ops, action: WRITE_CONTENT}
        - id: note
          wait: {event: ContentPublished, same: fundCode, within: P3D, otherwise: look-after}
        - id: tell
          tell: {content: holders, aboutFund: true}
        - id: done
          branch:
            - {when: ["investorLevel >= 4"], go: end}
        - id: look-after
          ask: {audience: CS, action: OPEN_CASE}
      """;

  static Journey journey(String text) {
    var reading = ReadJourney.read("note.yaml", text);
    assertThat(reading.flaws()).isEmpty();
    return Objects.requireNonNull(reading.journey());
  }

  @Test
  void readsAJourney() {
    Journey read = journey(NOTE);

    assertThat(read).hasToString("note v2");
    assertThat(read.steps()).extracting(Journey.Step::id).hasSize(5).contains("look-after");
    assertThat(read.reentry().after()).hasDays(7);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      title: A note          | titel: A note              | 4  | titel
      event: NavFell         | event: NavFel              | 6  | there is no event NavFel
      fallPercent >= 3       | fallPercent at least 3     | 7  | is no condition
      fallPercent >= 3       | amountMinor >= 3           | 7  | amountMinor is not known here
      key: fundCode          | key: outcome               | 8  | outcome is not known here
      after: P7D             | after: 7 days              | 8  | /reentry/after
      after: P7D             | after: P1M                 | 8  | /reentry/after
      within: P7D            | within: P1Y                | 9  | /cap/within
      within: P3D            | within: P2W                | 18 | /steps/1/wait/within
      event: NavFell         | event: ContentPublished    | 6  | only told to those who wait
      HoldingReduced, same   | ContentPublished, same     | 13 | only told to those who wait
      event: NavFell         | event: MessageForgotten       | 6  | there is no event MessageForgotten
      audience: Ops          | audience: CS               | 16 | WRITE_CONTENT is asked of Ops
      audience: CS           | audience: Ops              | 25 | OPEN_CASE is asked of CS
      aboutFund: true        | aboutFund: yes             | 20 | aboutFund
      21:00                  | 25:00                      | 10 | /quietHours/from
      HoldingReduced, same   | WalletOpened, same         | 13 | WalletOpened does not tell
      audience: Ops          | audience: Everybody        | 16 | /steps/0/ask/audience
      otherwise: look-after  | otherwise: nowhere         | 18 | there is no step nowhere
      otherwise: look-after  | otherwise: ask             | 18 | ask does not come later
      go: end                | goto: end                  | 23 | goto
      id: look-after         | id: ask                    | 24 | there are two steps ask
      """)
  void tellsEachFlawWithItsLine(String from, String to, int line, String what) {
    var reading =
        ReadJourney.read("note.yaml", NOTE.replaceFirst(java.util.regex.Pattern.quote(from), to));

    assertThat(reading.journey()).isNull();
    assertThat(reading.flaws()).anySatisfy(flaw -> {
      assertThat(flaw.line()).isEqualTo(line);
      assertThat(flaw.what()).contains(what);
    });
  }

  @Test
  void tellsWhereAFileIsNoYaml() {
    assertThat(ReadJourney.read("note.yaml", "journey: a\nsteps: [").flaws())
        .singleElement()
        .satisfies(flaw -> assertThat(flaw.line()).isEqualTo(2));
  }

  @Test
  void theCommandChecksFiles(@TempDir Path folder) throws Exception {
    Path good = Files.writeString(folder.resolve("good.yaml"), NOTE);
    Path bad = Files.writeString(folder.resolve("bad.yaml"), NOTE.replace("title:", "titel:"));
    var out = new ByteArrayOutputStream();

    int result = CheckJourneys.check(
        List.of(good.toString(), bad.toString()),
        new PrintStream(out, true, StandardCharsets.UTF_8));

    assertThat(result).isEqualTo(1);
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("good.yaml: note v2 can run", "bad.yaml:4: ");
    assertThat(CheckJourneys.check(List.of(good.toString()), System.out)).isZero();
  }
}
