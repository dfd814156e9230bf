package dev.tandem.ledger.bankstatement;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import dev.tandem.ledger.camt.StatementHead;
import dev.tandem.ledger.camt.StatementLine;
import dev.tandem.ledger.camt.StatementVisitor;
import dev.tandem.messaging.support.UuidV7;
import org.jspecify.annotations.Nullable;

import static java.util.Objects.requireNonNull;

/** Writes statements while they are being read, a few thousand lines at a time. */
final class StatementIntake implements StatementVisitor {

  private static final int CHUNK = 5_000;

  private final JdbcBankStatements statements;
  private final byte[] sha256;
  private final List<BankStatement> taken = new ArrayList<>();
  private final List<StatementLine> lines = new ArrayList<>(CHUNK);
  private @Nullable StatementHead head;
  private UUID id = UuidV7.next();
  private int entries;

  StatementIntake(JdbcBankStatements statements, byte[] sha256) {
    this.statements = statements;
    this.sha256 = sha256;
  }

  List<BankStatement> taken() {
    return List.copyOf(taken);
  }

  @Override
  public void begin(StatementHead begun) {
    if (!statements.lockAccount(begun)) {
      throw new DiscontinuityException(
          Discontinuity.UNKNOWN_ACCOUNT,
          "The house has no account %s in %s".formatted(begun.account(), begun.currency()));
    }
    Continuity.check(statements.last(begun.account()), begun);
    head = begun;
    id = UuidV7.next();
    entries = 0;
  }

  @Override
  public void line(StatementLine line) {
    lines.add(line);
    entries++;
    if (lines.size() == CHUNK) {
      flush();
    }
  }

  @Override
  public void end() {
    flush();
    var ended = requireNonNull(head);
    var statement = new BankStatement(
        id,
        ended.account(),
        ended.currency().getCurrencyCode(),
        ended.sequence(),
        ended.day(),
        ended.openingMinor(),
        ended.closingMinor(),
        entries);
    statements.add(sha256, statement);
    taken.add(statement);
  }

  private void flush() {
    if (!lines.isEmpty()) {
      statements.addLines(id, requireNonNull(head).currency().getCurrencyCode(), lines);
      lines.clear();
    }
  }
}
