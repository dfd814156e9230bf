package dev.tandem.accompaniment.content;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import dev.tandem.web.state.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * Something that investors may be told once it is published. It is never changed: whoever wants to
 * say it otherwise writes another. It records what was decided, for those who listen in the same
 * transaction.
 */
final class Content {

  private final Draft draft;
  private ContentStatus status;
  private final List<Decision> decisions;
  private final List<ContentMoved> events = new ArrayList<>();

  Content(Draft draft, ContentStatus status, List<Decision> decisions) {
    this.draft = draft;
    this.status = status;
    this.decisions = new ArrayList<>(decisions);
  }

  /**
   * What was written.
   *
   * @param audience the investors it is for, as journeys call them
   * @param fundRiskLevel the level of the fund it is about; 0 if it is about none
   */
  record Draft(
      UUID id,
      String title,
      String body,
      String audience,
      @Nullable String fundCode,
      int fundRiskLevel,
      String author,
      Instant createdAt) {}

  /** A decision, which stays as it is. */
  record Decision(ContentStatus kind, String by, List<String> reasons, Instant at) {

    Decision {
      reasons = List.copyOf(reasons);
    }
  }

  /** An event inside the service: a decision on a content, which is the content's n-th. */
  record ContentMoved(Draft content, Decision decision, int sequence) {}

  /** What came of an act. */
  enum Outcome {
    DONE,
    /** The content does not wait for this. */
    NOT_OPEN,
    /** One writes a content, another approves it, and a third publishes it. */
    FOUR_EYES
  }

  /** Moves the content on, unless it may not be. */
  Outcome act(ContentAct act, String by, List<String> reasons, Instant at) {
    if (act.rule().in(status) != Verdict.MOVES) {
      return Outcome.NOT_OPEN;
    }
    boolean again = switch (act) {
      case SUBMIT -> false;
      case APPROVE, REFUSE -> by.equals(draft.author());
      case PUBLISH ->
        by.equals(draft.author())
            || decisions.stream()
                .anyMatch(it -> it.kind() == ContentStatus.APPROVED && it.by().equals(by));
    };
    if (again) {
      return Outcome.FOUR_EYES;
    }
    status = act.rule().to();
    Decision decision = new Decision(status, by, reasons, at);
    decisions.add(decision);
    events.add(new ContentMoved(draft, decision, decisions.size()));
    return Outcome.DONE;
  }

  Draft draft() {
    return draft;
  }

  ContentStatus status() {
    return status;
  }

  /** All decisions in their order. */
  List<Decision> decisions() {
    return List.copyOf(decisions);
  }

  /** The events that nobody has taken yet; they are taken once. */
  List<ContentMoved> takeEvents() {
    List<ContentMoved> taken = List.copyOf(events);
    events.clear();
    return taken;
  }
}
