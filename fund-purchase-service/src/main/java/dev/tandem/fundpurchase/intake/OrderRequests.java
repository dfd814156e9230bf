package dev.tandem.fundpurchase.intake;

import java.util.Currency;
import java.util.UUID;

import dev.tandem.contract.Money;
import dev.tandem.contract.PaymentContext;
import dev.tandem.contract.PurchaseKind;
import dev.tandem.fundpurchase.order.PlaceOrder;
import dev.tandem.web.AmountMinor;
import dev.tandem.web.idempotency.IdempotencyKey;
import dev.tandem.web.secret.FundingTokens;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** The bodies of requests. */
final class OrderRequests {

  private static final String WALLET_ID = "wal_[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";
  private static final String FUND_CODE = "[A-Z0-9][A-Z0-9-]{0,31}";

  // Opaque: a bare row of digits could be a card's number, which must never come here.
  private static final String FUNDING_TOKEN = "(?![0-9 -]+$)[\\x21-\\x7e]{1,150}";

  private OrderRequests() {}

  /** A recharge and a purchase as one order. */
  @Schema(example = """
      {"walletId": "wal_0193e1a0-0000-7000-8000-000000000001", "fundCode": "MMF-001",
       "amountMinor": 100000, "currency": "CNY", "fundingToken": "tok_ok"}
      """)
  record DiscountPurchase(
      @NotNull @Pattern(regexp = WALLET_ID, message = "Must be a wallet's id")
      String walletId,

      @NotNull @Pattern(regexp = FUND_CODE, message = "Must be a fund's code")
      String fundCode,

      @NotNull @AmountMinor Long amountMinor,
      @NotNull Currency currency,

      @NotNull @Pattern(regexp = FUNDING_TOKEN, message = "Must be a funding token")
      String fundingToken,

      @Valid @Nullable Context context) {

    PlaceOrder toCommand(IdempotencyKey key, FundingTokens tokens, @Nullable UUID traceId) {
      return new PlaceOrder(
          key,
          PurchaseKind.DISCOUNT,
          walletId,
          fundCode,
          new Money(amountMinor, currency),
          tokens.seal(walletId, fundingToken),
          context == null ? null : context.toContract(),
          traceId);
    }

    @Override
    public String toString() {
      return "DiscountPurchase[walletId=%s, fundCode=%s]".formatted(walletId, fundCode);
    }
  }

  /** A purchase from the wallet's balance. */
  @Schema(example = """
      {"walletId": "wal_0193e1a0-0000-7000-8000-000000000001", "fundCode": "MMF-001",
       "amountMinor": 100000, "currency": "CNY"}
      """)
  record BalancePurchase(
      @NotNull @Pattern(regexp = WALLET_ID, message = "Must be a wallet's id")
      String walletId,

      @NotNull @Pattern(regexp = FUND_CODE, message = "Must be a fund's code")
      String fundCode,

      @NotNull @AmountMinor Long amountMinor,
      @NotNull Currency currency,
      @Valid @Nullable Context context) {

    PlaceOrder toCommand(IdempotencyKey key, @Nullable UUID traceId) {
      return new PlaceOrder(
          key,
          PurchaseKind.BALANCE,
          walletId,
          fundCode,
          new Money(amountMinor, currency),
          null,
          context == null ? null : context.toContract(),
          traceId);
    }
  }

  /** The origin of the request, for the risk decision. */
  record Context(
      @Size(max = 128) @Nullable String deviceId,
      @Size(max = 64) @Nullable String ip,

      @Pattern(regexp = "[A-Z]{2}", message = "Must be an ISO 3166-1 alpha-2 code") @Nullable
      String country,

      @DecimalMin("-90") @DecimalMax("90") @Nullable Double latitude,
      @DecimalMin("-180") @DecimalMax("180") @Nullable Double longitude) {

    PaymentContext toContract() {
      return new PaymentContext(deviceId, ip, country, latitude, longitude);
    }
  }

  /** The code that was sent to the investor. */
  @Schema(example = """
      {"code": "418203"}
      """)
  record StepUp(@NotBlank @Size(max = 64) String code) {

    @Override
    public String toString() {
      return "StepUp[hidden]";
    }
  }
}
