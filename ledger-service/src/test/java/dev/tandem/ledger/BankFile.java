package dev.tandem.ledger;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import dev.tandem.localstack.bank.statement.Booking;
import dev.tandem.localstack.bank.statement.Line;
import dev.tandem.localstack.bank.statement.Statement;
import dev.tandem.localstack.bank.statement.StatementWriter;
import dev.tandem.web.test.Api;
import dev.tandem.web.test.Reply;

/** A statement as the simulated bank writes it. */
public final class BankFile {

  private final String currency;
  private final LocalDate day;
  private final long sequence;
  private final long openingMinor;
  private final List<Line> lines = new ArrayList<>();

  public BankFile(String currency, LocalDate day, long sequence, long openingMinor) {
    this.currency = currency;
    this.day = day;
    this.sequence = sequence;
    this.openingMinor = openingMinor;
  }

  /** What came in, or went out where the amount is negative. */
  public BankFile with(String reference, long amountMinor) {
    var at = day.atTime(LocalTime.NOON.plusSeconds(lines.size() % 3_600)).toInstant(ZoneOffset.UTC);
    var number = lines.size() + 1;
    var kind = amountMinor < 0 ? Booking.Kind.PAYOUT : Booking.Kind.CHARGE;
    lines.add(Line.of(
        new Booking(
            number, kind, at, "bnk_" + day + "_" + number, reference, amountMinor, currency, "Ada"),
        day));
    return this;
  }

  public String xml() {
    var out = new ByteArrayOutputStream();
    try {
      StatementWriter.write(out, List.of(statement()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  public Statement statement() {
    return new Statement(
        currency,
        day,
        sequence,
        day.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC),
        openingMinor,
        lines);
  }

  /** Brings {@code xml} to the service. */
  public static Reply post(Api api, String xml) {
    return api.send(api.request("/v1/bank-statements")
        .header("Content-Type", "application/xml")
        .header("Idempotency-Key", UUID.randomUUID().toString())
        .POST(BodyPublishers.ofString(xml)));
  }
}
