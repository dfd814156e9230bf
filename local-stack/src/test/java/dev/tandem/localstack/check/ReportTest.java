package dev.tandem.localstack.check;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import dev.tandem.localstack.check.books.Books;
import dev.tandem.localstack.check.books.Books.BankEntry;
import dev.tandem.localstack.check.books.Books.Break;
import dev.tandem.localstack.check.books.Books.Recharge;
import dev.tandem.localstack.check.books.Books.RechargeStatus;
import dev.tandem.localstack.check.rule.Finding;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ReportTest {

  @Test
  void tellsFiguresAndFindings() {
    Books books = new Books(
        Map.of("service", Instant.parse("2026-11-23T02:00:00Z")),
        List.of(),
        List.of(),
        List.of(),
        List.of(
            new Recharge("rch_1", "wal_1", RechargeStatus.COMPLETED, 100_000, "CNY", null, null)),
        List.of(),
        List.of(),
        List.of(new BankEntry("rch_1", 100_000, "CNY")),
        List.of(),
        List.of(),
        Map.of(),
        Map.of(),
        List.of(new Break("the bank", "brk_1", "rch_2", "OTHER_AMOUNT", Instant.EPOCH)));

    Report report = Report.of(books, List.of(new Finding("recharge", "rch_1", "COMPLETED")));

    assertThat(report.isClean()).isFalse();
    assertThat(report.text())
        .contains(
            "1 of the bank",
            "1 COMPLETED",
            "charged {CNY=100000}, by our books {}",
            "1 findings",
            "rch_1");
    assertThat(Report.of(books, List.of()).isClean()).isTrue();
  }
}
