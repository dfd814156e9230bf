package dev.tandem.localstack.check.progress;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import dev.tandem.localstack.check.BooksFixture;
import dev.tandem.localstack.check.books.Books;
import dev.tandem.localstack.check.books.Books.Backlog;
import dev.tandem.localstack.check.books.Books.OrderKind;
import dev.tandem.localstack.check.books.Books.OrderStatus;
import dev.tandem.localstack.check.books.Books.RechargeStatus;
import dev.tandem.localstack.check.books.Journeys.Step;
import dev.tandem.localstack.check.rule.Finding;
import dev.tandem.localstack.check.rule.Rule;
import dev.tandem.localstack.check.rule.Rules;
import org.junit.jupiter.api.Test;

import static dev.tandem.localstack.check.BooksFixture.NOW;
import static dev.tandem.localstack.check.BooksFixture.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

/** What is late, waits for somebody or still moves is found, and what is in time is not. */
class ProgressRulesTest {

  private final BooksFixture books = new BooksFixture();

  @Test
  void findsEventsThatKafkaDoesNotHave() {
    books.notInKafka.put("evt_1", "of topic wallet is not in Kafka");

    assertThat(topics(new EventsAreInKafka())).containsExactly("sync evt_1");
  }

  @Test
  void findsWhatIsLaterThanItsDeadline() {
    books
        .recharge("rch_1", RechargeStatus.SCREENING, NOW.minusSeconds(61))
        .recharge("rch_2", RechargeStatus.SCREENING, NOW.minusSeconds(59))
        .waiting("ord_1", OrderStatus.PAYING, Duration.ofSeconds(-61))
        .waiting("ord_2", OrderStatus.PAYING, Duration.ofSeconds(-59))
        .order("ord_3", OrderKind.DISCOUNT, OrderStatus.PAID, 0, null, TODAY, NOW.minusSeconds(601))
        .order(
            "ord_4",
            OrderKind.DISCOUNT,
            OrderStatus.SUBMITTED,
            0,
            null,
            TODAY.minusDays(1),
            NOW.minusSeconds(601))
        .order(
            "ord_5",
            OrderKind.DISCOUNT,
            OrderStatus.SUBMITTED,
            0,
            null,
            TODAY,
            NOW.minusSeconds(601));

    assertThat(topics(new NothingOverdue()))
        .containsExactly("overdue rch_1", "overdue ord_1", "overdue ord_3", "overdue ord_4");
  }

  @Test
  void findsAnInstanceThatLivesInAnotherTime() {
    books.clock("wallet-service-2", NOW.plusSeconds(1));
    assertThat(topics(new OneTime())).isEmpty();

    books.clock("wallet-service-2", NOW.plus(Duration.ofDays(12)));
    assertThat(topics(new OneTime())).containsExactly("clock wallet-service-2");
  }

  @Test
  void findsWhatWaitsForAnOperator() {
    books.backlogs.add(new Backlog("risk-service", null, null, List.of("broken"), List.of()));
    books.backlogs.add(
        new Backlog("wallet-service", NOW.minusSeconds(121), null, List.of(), List.of()));
    books.backlogs.add(
        new Backlog("some-service", null, NOW.minusSeconds(121), List.of(), List.of()));
    books.backlogs.add(
        new Backlog("busy-service", NOW.minusSeconds(119), NOW, List.of(), List.of()));

    books.backlogs.add(new Backlog("still-service", null, null, List.of(), List.of("paused")));

    assertThat(topics(new NothingOverdue()))
        .containsExactly(
            "dead-letter risk-service",
            "overdue wallet-service",
            "overdue some-service",
            "paused still-service");
  }

  @Test
  void findsWhatStillMoves() {
    for (RechargeStatus status : RechargeStatus.values()) {
      books.recharge("rch_" + status, status);
    }
    for (OrderStatus status : OrderStatus.values()) {
      books.discount("ord_" + status, status);
    }

    assertThat(topics(new NothingMoves()))
        .containsExactlyInAnyOrder(
            "moving rch_SCREENING",
            "moving rch_CHARGING",
            "moving rch_UNKNOWN",
            "moving ord_SCREENING",
            "moving ord_PAYING",
            "moving ord_PAID",
            "moving ord_REVERSING");
  }

  @Test
  void countsOnlyWhatIsFoundAgain() {
    var before = List.of(new Finding("order", "ord_1", "PAID"), new Finding("order", "ord_2", ""));
    var now =
        List.of(new Finding("order", "ord_1", "SUBMITTED"), new Finding("order", "ord_3", ""));

    assertThat(Finding.lasting(before, now))
        .containsExactly(new Finding("order", "ord_1", "SUBMITTED"));
  }

  @Test
  void findsStepsThatWereLostOrTakenTwice() {
    Instant before = NOW.minusSeconds(10);
    books.steps.add(new Step("jrn_1/ask", before, false, 1));
    books.steps.add(new Step("jrn_1/tell", before, true, 1));
    books.told.put("jrn_1/tell", 1L);
    books.steps.add(new Step("jrn_lost/ask", before, false, 0));
    books.steps.add(new Step("jrn_twice/ask", before, false, 2));
    books.steps.add(new Step("jrn_made/ask", null, false, 1));
    books.steps.add(new Step("jrn_untold/tell", before, true, 1));
    books.steps.add(new Step("jrn_retold/tell", before, true, 1));
    books.told.put("jrn_retold/tell", 2L);
    books.steps.add(new Step("jrn_old/ask", NOW.minus(Duration.ofDays(15)), false, 0));

    assertThat(topics(new StepsAreTakenOnce()))
        .containsExactly(
            "step jrn_lost/ask",
            "step jrn_twice/ask",
            "step jrn_made/ask",
            "step jrn_untold/tell",
            "step jrn_retold/tell");
  }

  @Test
  void findsJourneysThatStandStill() {
    books.nextDue = NOW.minusSeconds(59);
    assertThat(topics(new NothingOverdue())).isEmpty();

    books.nextDue = NOW.minusSeconds(61);
    assertThat(topics(new NothingOverdue())).containsExactly("overdue journeys");
  }

  @Test
  void findsThatTheBooksHaveNotHeardOfTheNewest() {
    books.proof = new Books.Proof(Map.of(), 2);

    assertThat(topics(new NothingIsUnproved())).containsExactly("moving ledger-service");
  }

  private List<String> topics(Rule rule) {
    return Rules.of(rule).findings(books.books()).stream().map(Finding::topic).toList();
  }
}
