package dev.tandem.accompaniment.journey;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import dev.tandem.accompaniment.journey.Instance.State;
import dev.tandem.accompaniment.journey.Moves.Moved;
import dev.tandem.accompaniment.journey.Passed.Result;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MovesTest {

  private static final Journey NOTE = ReadJourneyTest.journey(ReadJourneyTest.NOTE);

  /** Noon in Shanghai. */
  private static final Instant NOON = Instant.parse("2026-11-20T04:00:00Z");

  private static final Map<String, String> FACTS =
      Map.of("fundCode", "EQT-003", "fallPercent", "3.2");
  private static final Tellable ABOUT_IT =
      new Tellable(UUID.randomUUID(), "holders", "EQT-003", 4, "It fell");
  private static final Tellable[] OTHERS = {
    new Tellable(UUID.randomUUID(), "everybody", "EQT-003", 4, "For others"),
    new Tellable(UUID.randomUUID(), "holders", "MMF-001", 1, "About another fund"),
    new Tellable(UUID.randomUUID(), "holders", null, 0, "About no fund")
  };

  private static Person ada(int level, Instant... told) {
    return new Person(
        "ada", level, ZoneId.of("Asia/Shanghai"), Set.of("INVESTMENT_NOTES"), List.of(told));
  }

  private static Happening happening(Trigger trigger, Map<String, String> facts) {
    return happening(trigger, facts, NOON);
  }

  private static Happening happening(Trigger trigger, Map<String, String> facts, Instant at) {
    return new Happening(trigger, "ada", at, facts);
  }

  private static Moves moves(Person person, Tellable... contents) {
    return new Moves(NOTE, person, () -> List.of(contents), Instant.MIN);
  }

  private static Instance waiting(Person person) {
    return moves(person)
        .begin(UUID.randomUUID(), happening(Trigger.NAV_FELL, FACTS))
        .instance();
  }

  private static Moved published(Person person, Instant at, Tellable... contents) {
    return moves(person, contents)
        .happened(waiting(person), happening(Trigger.CONTENT_PUBLISHED, FACTS, at))
        .orElseThrow();
  }

  private static List<Result> results(Moved moved) {
    return moved.passed().stream().map(Passed::result).toList();
  }

  @Test
  void letsInWhoeverTheConditionsHoldFor() {
    assertThat(Moves.refusal(NOTE, happening(Trigger.NAV_FELL, FACTS), ada(4))).isEmpty();
    assertThat(Moves.refusal(
            NOTE, happening(Trigger.NAV_FELL, Map.of("fallPercent", "2.9999")), ada(4)))
        .contains("not so: fallPercent >= 3");
    assertThat(Moves.refusal(NOTE, happening(Trigger.WALLET_OPENED, FACTS), ada(4)))
        .contains("it begins with NavFell");
  }

  @Test
  void asksAndThenWaitsForAnEventOrATime() {
    Moved begun = moves(ada(4)).begin(UUID.randomUUID(), happening(Trigger.NAV_FELL, FACTS));

    assertThat(results(begun)).containsExactly(Result.ASKED);
    assertThat(begun.instance().state()).isEqualTo(State.WAITING);
    assertThat(begun.instance().waitingFor()).isEqualTo("ContentPublished");
    assertThat(begun.instance().due()).isEqualTo(NOON.plus(Duration.ofDays(3)));
    assertThat(begun.instance().key()).isEqualTo("EQT-003");
  }

  @Test
  void isNotConcernedByTheSameEventOfAnotherFund() {
    assertThat(moves(ada(4))
            .happened(
                waiting(ada(4)),
                happening(Trigger.CONTENT_PUBLISHED, Map.of("fundCode", "MMF-001"))))
        .isEmpty();
  }

  @Test
  void isNotConcernedByAContentForOtherInvestors() {
    var fact = Map.of("fundCode", "EQT-003", "audience", "new-holders");

    assertThat(moves(ada(4)).happened(waiting(ada(4)), happening(Trigger.CONTENT_PUBLISHED, fact)))
        .isEmpty();
  }

  @Test
  void isConcernedByWhatCameOfItsOwnMessageAlone() {
    Instance waiting = waiting(ada(4)).waiting("note", "MessageOpened", "EQT-003", NOON);

    assertThat(moves(ada(4)).happened(waiting, opened(UUID.randomUUID()))).isEmpty();
    assertThat(moves(ada(4)).happened(waiting, opened(waiting.id()))).isPresent();
  }

  private static Happening opened(UUID instance) {
    return happening(
        Trigger.MESSAGE_OPENED,
        Map.of(Happening.INSTANCE, instance.toString(), "fundCode", "EQT-003"));
  }

  @Test
  void tellsThePublishedContentAndBranches() {
    Moved told = published(ada(4), NOON, OTHERS[0], OTHERS[1], OTHERS[2], ABOUT_IT);

    assertThat(results(told)).containsExactly(Result.HAPPENED, Result.TOLD, Result.BRANCHED);
    assertThat(told.passed().get(1).told()).isEqualTo(ABOUT_IT);
    assertThat(told.instance().state()).isEqualTo(State.COMPLETED);
    assertThat(told.instance().step()).isEqualTo("done");
  }

  @Test
  void goesElsewhereWhenTheTimeIsOver() {
    Moved over = moves(ada(4)).due(waiting(ada(4)), NOON);

    assertThat(over.passed()).extracting(Passed::step).containsExactly("note", "look-after");
    assertThat(results(over)).containsExactly(Result.TIME_OVER, Result.ASKED);
  }

  @Test
  void neverTellsOfAFundAboveTheInvestorsLevel() {
    assertThat(results(published(ada(3), NOON, ABOUT_IT)))
        .containsExactly(Result.HAPPENED, Result.UNSUITABLE, Result.BRANCHED, Result.ASKED);
  }

  @Test
  void tellsNothingWithoutConsentOrContentAndNotTooOften() {
    var silent = new Person("ada", 4, ZoneId.of("Asia/Shanghai"), Set.of(), List.of());

    assertThat(results(published(silent, NOON, ABOUT_IT))).contains(Result.NO_CONSENT);
    assertThat(results(published(ada(4), NOON, OTHERS))).contains(Result.NO_CONTENT);
    assertThat(results(published(ada(4, NOON.minus(Duration.ofDays(6))), NOON, ABOUT_IT)))
        .contains(Result.CAPPED);
    assertThat(results(published(ada(4, NOON.minus(Duration.ofDays(8))), NOON, ABOUT_IT)))
        .contains(Result.TOLD);
  }

  @Test
  void waitsForTheEndOfTheQuietHoursByTheInvestorsClock() {
    Instant elevenAtNight = Instant.parse("2026-11-20T15:00:00Z");
    Instant eightInTheMorning = Instant.parse("2026-11-21T00:00:00Z");

    Moved quiet = published(ada(4), elevenAtNight, ABOUT_IT);

    assertThat(results(quiet)).containsExactly(Result.HAPPENED);
    assertThat(quiet.instance().due()).isEqualTo(eightInTheMorning);
    assertThat(results(moves(ada(4), ABOUT_IT).due(quiet.instance(), eightInTheMorning)))
        .containsExactly(Result.TOLD, Result.BRANCHED);
  }

  @Test
  void tellsByThePresentWhatHappenedEarlier() {
    Instant elevenAtNight = Instant.parse("2026-11-20T15:00:00Z");
    Instant nextNoon = NOON.plus(Duration.ofDays(1));
    var published = happening(Trigger.CONTENT_PUBLISHED, FACTS);

    Moved atNight = new Moves(NOTE, ada(4), () -> List.of(ABOUT_IT), elevenAtNight)
        .happened(waiting(ada(4)), published)
        .orElseThrow();
    Moved atNoon = new Moves(NOTE, ada(4), () -> List.of(ABOUT_IT), nextNoon)
        .happened(waiting(ada(4)), published)
        .orElseThrow();

    assertThat(results(atNight)).containsExactly(Result.HAPPENED);
    assertThat(atNoon.passed().get(1).result()).isEqualTo(Result.TOLD);
    assertThat(atNoon.passed().get(1).at()).isEqualTo(nextNoon);
  }

  @Test
  void exitsWhereTheFactIsTheSame() {
    var moves = moves(ada(4));

    assertThat(moves
            .happened(waiting(ada(4)), happening(Trigger.HOLDING_REDUCED, FACTS))
            .orElseThrow()
            .instance()
            .state())
        .isEqualTo(State.EXITED);
    assertThat(moves.happened(
            waiting(ada(4)), happening(Trigger.HOLDING_REDUCED, Map.of("fundCode", "MMF-001"))))
        .isEmpty();
  }
}
