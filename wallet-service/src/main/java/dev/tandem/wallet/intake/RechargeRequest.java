package dev.tandem.wallet.intake;

import java.util.Currency;
import java.util.List;
import java.util.UUID;

import dev.tandem.contract.Money;
import dev.tandem.contract.PaymentContext;
import dev.tandem.wallet.bank.FundingToken;
import dev.tandem.web.AmountMinor;
import dev.tandem.web.idempotency.IdempotencyKey;
import dev.tandem.web.problem.ProblemException;
import dev.tandem.web.problem.Problems;
import dev.tandem.web.problem.Violation;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** The body of a request to recharge a wallet. */
@Schema(example = """
    {"amountMinor": 1250, "currency": "CNY", "fundingToken": "tok_ok"}
    """)
record RechargeRequest(
    @NotNull @AmountMinor Long amountMinor,
    @NotNull String currency,
    @NotNull @Pattern(regexp = "[!-~]{1,150}") String fundingToken,
    @Nullable @Valid Context context) {

  /** The token must not reach a log. */
  @Override
  public String toString() {
    return "RechargeRequest[amountMinor=%s, currency=%s]".formatted(amountMinor, currency);
  }

  RechargeCommand toCommand(
      UUID rechargeId,
      UUID walletId,
      IdempotencyKey key,
      FundingToken sealedToken,
      @Nullable UUID traceId) {
    return new RechargeCommand(
        rechargeId,
        walletId,
        key.caller(),
        new Money(amountMinor, knownCurrency()),
        sealedToken,
        context == null ? null : context.toEvent(),
        key.fingerprint(),
        traceId);
  }

  private Currency knownCurrency() {
    try {
      return Currency.getInstance(currency);
    } catch (IllegalArgumentException unknown) {
      throw new ProblemException(
          Problems.INVALID_REQUEST,
          "The currency is unknown",
          List.of(Violation.at("/currency", "Must be an ISO 4217 code")));
    }
  }

  /** The origin of the request, for the risk decision. */
  record Context(
      @Nullable @Size(max = 128) String deviceId,
      @Nullable @Size(max = 45) String ip,
      @Nullable @Pattern(regexp = "[A-Z]{2}") String country,
      @Nullable @DecimalMin("-90") @DecimalMax("90") Double latitude,
      @Nullable @DecimalMin("-180") @DecimalMax("180") Double longitude) {

    PaymentContext toEvent() {
      return new PaymentContext(deviceId, ip, country, latitude, longitude);
    }
  }
}
