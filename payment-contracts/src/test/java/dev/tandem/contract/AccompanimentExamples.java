package dev.tandem.contract;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import dev.tandem.contract.accompaniment.Audience;
import dev.tandem.contract.accompaniment.CaseMoved;
import dev.tandem.contract.accompaniment.ContentDecided;
import dev.tandem.contract.accompaniment.StepReached;
import dev.tandem.contract.datacentre.FundFirstVisited;
import dev.tandem.contract.fundpurchase.FundNavPublished;
import dev.tandem.contract.notification.DeliverySettled;
import dev.tandem.contract.risk.InvestorLevelSet;

/** The events of the investors' accompaniment, and those that only it needs. */
final class AccompanimentExamples {

  private static final String ID = "_0193e1a0-7b5c-7000-8000-000000000001";
  private static final String FUND = "EQT-003";
  private static final Instant NOW = Instant.parse("2026-11-20T07:00:00.123456Z");
  private static final LocalDate DAY = LocalDate.parse("2026-11-20");

  private AccompanimentExamples() {}

  static List<Record> all() {
    return List.of(
        step(StepReached.Action.WRITE_CONTENT, Audience.OPS, null, null, null),
        step(StepReached.Action.TELL_INVESTOR, Audience.ORCHESTRATION, FUND, "cnt" + ID, "A note"),
        content(ContentDecided.Status.REFUSED, FUND, List.of("It promises")),
        content(ContentDecided.Status.PUBLISHED, null, List.of()),
        new CaseMoved("cas" + ID, Audience.CS, CaseMoved.Status.OPEN, "ada", null, null, NOW, 1),
        new CaseMoved(
            "cas" + ID,
            Audience.ORCHESTRATION,
            CaseMoved.Status.ANSWERED,
            "ada",
            FUND,
            "olga",
            NOW,
            2),
        new DeliverySettled("jrn" + ID + "/tell", "ada", DeliverySettled.Outcome.SENT, NOW, 1),
        new FundNavPublished(FUND, 4, DAY, new BigDecimal("1.0500"), new BigDecimal("1.1000"), NOW),
        new FundNavPublished(FUND, 4, DAY, new BigDecimal("1.0500"), null, NOW),
        new InvestorLevelSet("ada", 4, NOW, 1),
        new FundFirstVisited("ada", FUND, NOW));
  }

  private static ContentDecided content(
      ContentDecided.Status status, String fund, List<String> reasons) {
    return new ContentDecided(
        "cnt" + ID,
        Audience.OPS,
        status,
        "A note",
        "holders",
        fund,
        "rita",
        "carl",
        reasons,
        NOW,
        2);
  }

  private static StepReached step(
      StepReached.Action action, String audience, String fund, String content, String text) {
    return new StepReached(
        "ada/nav-fall",
        "jrn" + ID,
        "nav-fall",
        1,
        "ask-research",
        audience,
        action,
        "ada",
        fund,
        content,
        text,
        NOW,
        1);
  }
}
