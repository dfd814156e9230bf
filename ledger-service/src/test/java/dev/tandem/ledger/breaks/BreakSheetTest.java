package dev.tandem.ledger.breaks;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import dev.tandem.ledger.chart.Account;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BreakSheetTest {

  private static final LocalDate DAY = LocalDate.of(2026, 3, 2);

  @Test
  void writesWhatItReads() {
    var row = BreakAnswer.of(broken("a \"b\", c\nd"), DAY.plusDays(8));

    var rows = BreakSheet.rows(BreakSheet.header() + BreakSheet.line(row));

    assertThat(rows).hasSize(1);
    assertThat(rows.getFirst())
        .containsAllEntriesOf(Map.of(
            "id", row.id(),
            "type", "AMOUNT_SHORT",
            "reference", "a \"b\", c\nd",
            "expectedMinor", "1000",
            "actualMinor", "-900",
            "ageDays", "8",
            "status", "OPEN",
            "action", ""));
  }

  @Test
  void letsNoReferenceBecomeAFormula() {
    assertThat(BreakSheet.line(BreakAnswer.of(broken("=1+1"), DAY))).contains(",'=1+1,1000,-900,");
  }

  @Test
  void readsWhatSpreadsheetsWrite() {
    assertThat(BreakSheet.rows("\uFEFFid,note\r\nbrk_1,\"so, \"\"it\"\" is\"\r\n\r\n,\r\nbrk_2"))
        .containsExactly(Map.of("id", "brk_1", "note", "so, \"it\" is"), Map.of("id", "brk_2"));
    assertThat(BreakSheet.rows("")).isEmpty();
    assertThat(BreakSheet.rows("id")).isEmpty();
  }

  private static BankBreak broken(String reference) {
    return new BankBreak(
        new UUID(0, 1),
        BreakType.AMOUNT_SHORT,
        1L,
        new UUID(0, 2),
        1,
        Account.BANK_CLEARING,
        "CNY",
        reference,
        1_000,
        -900,
        DAY,
        DAY,
        DAY,
        null,
        null,
        List.of(),
        null,
        null,
        null);
  }
}
