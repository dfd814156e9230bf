package dev.tandem.accompaniment.content;

import java.time.Clock;
import java.util.List;
import java.util.UUID;

import dev.tandem.accompaniment.AccompanimentIds;
import dev.tandem.accompaniment.content.Content.Draft;
import dev.tandem.messaging.support.UuidV7;
import dev.tandem.web.audit.Acts;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes contents through their four eyes. */
@Component
class DecideContents {

  private final JdbcContents contents;
  private final Wording wording;
  private final Clock clock;

  DecideContents(JdbcContents contents, Wording wording, Clock clock) {
    this.contents = contents;
    this.wording = wording;
    this.clock = clock;
  }

  /** Keeps a draft; null if nobody knows the fund's risk. */
  @Transactional
  public @Nullable Content write(
      String title, String body, String audience, @Nullable String fundCode, String author) {
    Integer level =
        fundCode == null ? Integer.valueOf(0) : contents.levelOf(fundCode).orElse(null);
    if (level == null) {
      return null;
    }
    var draft =
        new Draft(UuidV7.next(), title, body, audience, fundCode, level, author, clock.instant());
    contents.add(draft);
    Acts.changed(AccompanimentIds.CONTENT.format(draft.id()), null, ContentStatus.DRAFT);
    return new Content(draft, ContentStatus.DRAFT, List.of());
  }

  /** Moves a content on and stores the decision, all or nothing. */
  @Transactional
  public Outcome decide(UUID id, ContentAct act, String by, List<String> reasons) {
    var found = contents.lock(id);
    if (found.isEmpty()) {
      return new Outcome.Unknown();
    }
    Content content = found.get();
    ContentStatus before = content.status();
    // Nobody approves by mistake what no content may say.
    boolean passes = act == ContentAct.SUBMIT || act == ContentAct.APPROVE;
    List<String> flaws = passes ? wording.flaws(content.draft()) : List.of();
    if (!flaws.isEmpty()) {
      return new Outcome.Unsuitable(flaws);
    }
    return switch (content.act(act, by, reasons, clock.instant())) {
      case DONE -> {
        contents.save(content);
        Acts.changed(AccompanimentIds.CONTENT.format(id), before, content.status());
        yield new Outcome.Decided(content);
      }
      case NOT_OPEN -> new Outcome.NotOpen(before);
      case FOUR_EYES -> new Outcome.SamePerson();
    };
  }

  /** The outcome of an attempt to decide. */
  sealed interface Outcome {

    record Decided(Content content) implements Outcome {}

    record NotOpen(ContentStatus status) implements Outcome {}

    record SamePerson() implements Outcome {}

    /** The words break a rule. */
    record Unsuitable(List<String> flaws) implements Outcome {}

    record Unknown() implements Outcome {}
  }
}
