package dev.tandem.localstack.check;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.tandem.localstack.check.books.Books;
import dev.tandem.localstack.check.books.Books.BankEntry;
import dev.tandem.localstack.check.books.Books.Break;
import dev.tandem.localstack.check.books.Books.Order;
import dev.tandem.localstack.check.books.Books.OrderKind;
import dev.tandem.localstack.check.books.Books.OrderStatus;
import dev.tandem.localstack.check.books.Books.Recharge;
import dev.tandem.localstack.check.books.Books.RechargeStatus;
import dev.tandem.localstack.check.rule.Finding;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ReportTest {

  @Test
  void tellsFiguresAndFindings() {
    Books books = books(Set.of());

    Report report =
        Report.of(books, List.of(new Finding("recharge", "rch_1", "COMPLETED")), Map.of());

    assertThat(report.isClean()).isFalse();
    assertThat(report.isComplete()).isTrue();
    assertThat(report.text())
        .contains(
            "1 of the bank",
            "1 COMPLETED",
            "charged {CNY=100000}, by our books {}",
            "1 findings",
            "rch_1");
    assertThat(Report.of(books, List.of(), Map.of()).isClean()).isTrue();
  }

  @Test
  void tellsWhatCouldNotBeSeenAndWhatWaitsBecauseOfIt() {
    Report report = Report.of(
        books(Set.of("bank")), List.of(), Map.of("risk-service", "risk-service DOWN since 12:21"));

    assertThat(report.isClean()).isFalse();
    assertThat(report.isComplete()).isFalse();
    assertThat(report.text())
        .contains(
            "bank did not answer",
            "risk-service DOWN since 12:21",
            "2 recharges SCREENING, for risk-service",
            "1 recharge UNKNOWN, for bank",
            "1 order SCREENING, for risk-service",
            "Of what could be seen nothing is lost")
        .doesNotContain("COMPLETED, for", "CONFIRMED, for");
  }

  @Test
  void namesAllThatOneKindOfPaymentWaitsFor() {
    Report report = Report.of(
        books(Set.of()),
        List.of(),
        Map.of("broker", "broker SILENT", "risk-service", "it is DOWN"));

    assertThat(report.waiting())
        .containsExactly(
            "2 recharges SCREENING, for broker, risk-service",
            "1 order SCREENING, for broker, risk-service");
  }

  private static Books books(Set<String> unseen) {
    return new Books(
        Map.of("service", Instant.parse("2026-11-23T02:00:00Z")),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(
            recharge("rch_1", RechargeStatus.COMPLETED),
            recharge("rch_3", RechargeStatus.SCREENING),
            recharge("rch_4", RechargeStatus.SCREENING),
            recharge("rch_5", RechargeStatus.UNKNOWN)),
        List.of(order("ord_1", OrderStatus.SCREENING), order("ord_2", OrderStatus.CONFIRMED)),
        List.of(),
        List.of(new BankEntry("rch_1", 100_000, "CNY")),
        List.of(),
        List.of(),
        Map.of(),
        Map.of(),
        Set.of(),
        Set.of(),
        List.of(new Break("the bank", "brk_1", "rch_2", "OTHER_AMOUNT", Instant.EPOCH)),
        unseen);
  }

  private static Recharge recharge(String id, RechargeStatus status) {
    return new Recharge(id, "wal_1", status, 100_000, "CNY", null, null);
  }

  private static Order order(String id, OrderStatus status) {
    return new Order(
        id, "wal_1", OrderKind.DISCOUNT, status, 100_000, 0, "CNY", Instant.EPOCH, null, null);
  }
}
