package dev.tandem.localstack.bank;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Pattern;

import dev.tandem.localstack.bank.BankEntry.Kind;
import dev.tandem.localstack.bank.BankEntry.State;
import dev.tandem.localstack.http.JsonServer.Refusal;
import org.jspecify.annotations.Nullable;

/** What clients send to the bank, and what it refuses to read. */
final class BankRequests {

  // What the journal and the statement can hold without quoting.
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_.:-]{1,100}");
  private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

  private BankRequests() {}

  record Charge(
      @Nullable String reference,
      long amountMinor,
      @Nullable String currency,
      @Nullable String fundingToken) {

    /** What is to be booked: the token decides whether money moves. */
    BankEntry toEntry(long epochMillis) {
      String token = plain("fundingToken", fundingToken).intern();
      String reason = switch (token) {
        case "tok_ok", "tok_slow_3s", "tok_timeout_then_ok" -> null;
        case "tok_declined" -> "insufficient-funds";
        default -> "unknown-token";
      };
      return new BankEntry(
          0,
          Kind.CHARGE,
          plain("reference", reference),
          token,
          positive(amountMinor),
          code(currency),
          reason == null ? State.CHARGED : State.DECLINED,
          reason,
          epochMillis);
    }
  }

  record Refund(
      @Nullable String reference,
      @Nullable String chargeReference,
      long amountMinor,
      @Nullable String currency) {

    BankEntry toEntry(long epochMillis) {
      return new BankEntry(
          0,
          Kind.REFUND,
          plain("reference", reference),
          plain("chargeReference", chargeReference),
          positive(amountMinor),
          code(currency),
          State.REFUNDED,
          null,
          epochMillis);
    }
  }

  static LocalDate date(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw malformed("The date must look like 2026-01-31");
    }
  }

  private static String plain(String field, @Nullable String value) {
    if (value == null || !PLAIN.matcher(value).matches()) {
      throw malformed(field + " must be 1 to 100 letters, digits or _ . : -");
    }
    return value;
  }

  private static long positive(long amountMinor) {
    if (amountMinor <= 0) {
      throw malformed("amountMinor must be positive");
    }
    return amountMinor;
  }

  private static String code(@Nullable String currency) {
    if (currency == null || !CURRENCY.matcher(currency).matches()) {
      throw malformed("currency must be an ISO 4217 code");
    }
    return currency.intern();
  }

  private static Refusal malformed(String detail) {
    return new Refusal(400, "malformed", detail);
  }
}
