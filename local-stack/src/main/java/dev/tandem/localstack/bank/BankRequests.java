package dev.tandem.localstack.bank;

import java.util.regex.Pattern;

import dev.tandem.localstack.bank.BankEntry.Kind;
import dev.tandem.localstack.bank.BankEntry.State;
import dev.tandem.localstack.simulator.Fields;
import org.jspecify.annotations.Nullable;

/** The requests of the bank's clients, with their checks. */
final class BankRequests {

  private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

  private BankRequests() {}

  record Charge(
      @Nullable String reference,
      long amountMinor,
      @Nullable String currency,
      @Nullable String fundingToken) {

    /** The entry to book: the token decides whether money moves. */
    BankEntry toEntry(long epochMillis) {
      String token = Fields.plain("fundingToken", fundingToken).intern();
      String reason = switch (token) {
        case "tok_ok", "tok_slow_3s", "tok_timeout_then_ok" -> null;
        case "tok_declined" -> "insufficient-funds";
        default -> "unknown-token";
      };
      return new BankEntry(
          0,
          Kind.CHARGE,
          Fields.plain("reference", reference),
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
          Fields.plain("reference", reference),
          Fields.plain("chargeReference", chargeReference),
          positive(amountMinor),
          code(currency),
          State.REFUNDED,
          null,
          epochMillis);
    }
  }

  private static long positive(long amountMinor) {
    if (amountMinor <= 0) {
      throw Fields.malformed("amountMinor must be positive");
    }
    return amountMinor;
  }

  private static String code(@Nullable String currency) {
    if (currency == null || !CURRENCY.matcher(currency).matches()) {
      throw Fields.malformed("currency must be an ISO 4217 code");
    }
    return currency.intern();
  }
}
