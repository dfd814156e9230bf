package dev.tandem.ledger.bankstatement;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HexFormat;

import dev.tandem.ledger.camt.CamtException;
import dev.tandem.ledger.camt.CamtReader;
import dev.tandem.web.audit.Acts;
import dev.tandem.web.text.CardNumbers;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes a bank's file whole, or refuses it and keeps why. */
@Component
class ImportStatements {

  private final JdbcBankStatements statements;
  private final TransactionTemplate transaction;
  private final BankStatementProperties properties;
  private final Clock clock;

  ImportStatements(
      JdbcBankStatements statements,
      PlatformTransactionManager transactions,
      BankStatementProperties properties,
      Clock clock) {
    this.statements = statements;
    this.transaction = new TransactionTemplate(transactions);
    this.properties = properties;
    this.clock = clock;
  }

  /** Opens a file to be read once. */
  @FunctionalInterface
  interface Source {
    InputStream open() throws IOException;
  }

  /**
   * Imports the file in one transaction. The same file again changes nothing.
   *
   * @param sha256 of the file
   * @param caller who brought it
   */
  ImportOutcome take(byte[] sha256, Source file, String caller) throws IOException {
    var known = statements.ofFile(sha256);
    if (!known.isEmpty()) {
      return new ImportOutcome.Known(known);
    }
    try (var in = file.open()) {
      return transaction.execute(_ -> imported(sha256, in, caller));
    } catch (Refusal refusal) {
      return refused(sha256, file, caller, refusal.flaw, String.valueOf(refusal.getMessage()));
    } catch (DiscontinuityException refusal) {
      // Somebody may have brought the same file a moment earlier.
      var now = statements.ofFile(sha256);
      return now.isEmpty()
          ? refused(
              sha256, file, caller, refusal.kind().name(), String.valueOf(refusal.getMessage()))
          : new ImportOutcome.Known(now);
    }
  }

  private ImportOutcome imported(byte[] sha256, InputStream in, String caller) {
    statements.keepFile(sha256, caller, clock.instant(), null);
    var intake = new StatementIntake(statements, sha256);
    try {
      CamtReader.read(in, properties.maxFile().toBytes(), intake);
    } catch (CamtException e) {
      throw new Refusal(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    intake
        .taken()
        .forEach(it -> Acts.changed(
            "%s/%s".formatted(it.account(), it.sequence()),
            null,
            "IMPORTED with %s entries".formatted(it.entries())));
    return new ImportOutcome.Imported(intake.taken());
  }

  private ImportOutcome refused(
      byte[] sha256, Source file, String caller, String flaw, String detail) throws IOException {
    try (var in = file.open()) {
      var kept = withoutCards(in.readNBytes((int) properties.keptOfRefused().toBytes()));
      transaction.executeWithoutResult(_ -> {
        statements.keepFile(
            sha256, caller, clock.instant(), new JdbcBankStatements.Why(flaw, detail, kept));
        Acts.changed("sha256:" + HexFormat.of().formatHex(sha256), null, "REFUSED: " + flaw);
      });
    }
    return new ImportOutcome.Refused(flaw, detail);
  }

  /** The bytes, unless there may be a card number in them: such a one is never kept. */
  private static byte @Nullable [] withoutCards(byte[] bytes) {
    var text = new String(bytes, StandardCharsets.UTF_8);
    return CardNumbers.isIn(text) || text.contains("&#") ? null : bytes;
  }

  /** Carries a flaw out of the transaction, which it rolls back. */
  private static final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String flaw;

    private Refusal(CamtException cause) {
      super(cause.getMessage(), cause);
      this.flaw = cause.flaw().name();
    }
  }
}
