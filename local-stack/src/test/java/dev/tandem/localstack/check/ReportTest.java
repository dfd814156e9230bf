package dev.tandem.localstack.check;

import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.tandem.localstack.check.books.Books;
import dev.tandem.localstack.check.books.Books.OrderStatus;
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
            "charged CNY 1000.00, by our books nothing",
            "1 finding, in minor units:",
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
  void fitsOnATerminal() {
    Finding finding = new Finding(
        "sync", "evt_01a228e0-b6cc-7663-8083-7499c9cd1894", "of topic wallet is missing");

    assertThat(Report.of(books(Set.of()), List.of(finding), Map.of()).text().lines())
        .anySatisfy(line -> assertThat(line).contains("of topic"))
        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
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
    BooksFixture books = new BooksFixture()
        .recharge("rch_1", RechargeStatus.COMPLETED)
        .charged("rch_1", BooksFixture.AMOUNT)
        .recharge("rch_3", RechargeStatus.SCREENING)
        .recharge("rch_4", RechargeStatus.SCREENING)
        .recharge("rch_5", RechargeStatus.UNKNOWN)
        .discount("ord_1", OrderStatus.SCREENING)
        .discount("ord_2", OrderStatus.CONFIRMED)
        .contradicted("the bank", "rch_2");
    books.unseen.addAll(unseen);
    return books.books();
  }
}
