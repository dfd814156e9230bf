package dev.tandem.fundpurchase.intake;

import java.net.URI;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;

import dev.tandem.fundpurchase.FundPurchaseProblems;
import dev.tandem.fundpurchase.OrderIds;
import dev.tandem.fundpurchase.lifecycle.OrderStatus;
import dev.tandem.fundpurchase.order.FundOrder;
import dev.tandem.fundpurchase.order.PlaceOrder;
import dev.tandem.fundpurchase.saga.ApplyInvestorDecisions;
import dev.tandem.web.Page;
import dev.tandem.web.PageRequest;
import dev.tandem.web.PreferWait;
import dev.tandem.web.idempotency.IdempotencyKey;
import dev.tandem.web.problem.ProblemException;
import dev.tandem.web.problem.Problems;
import dev.tandem.web.secret.FundingTokens;
import dev.tandem.web.security.Caller;
import dev.tandem.web.trace.PaymentTrail;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Places, shows and cancels purchases of both kinds. */
@RestController
@RequestMapping("/v1")
class OrderController {

  private final OrderIntake intake;
  private final ShowOrders orders;
  private final ApplyInvestorDecisions decisions;
  private final FundingTokens tokens;
  private final PaymentTrail trail;

  OrderController(
      OrderIntake intake,
      ShowOrders orders,
      ApplyInvestorDecisions decisions,
      FundingTokens tokens,
      PaymentTrail trail) {
    this.intake = intake;
    this.orders = orders;
    this.decisions = decisions;
    this.tokens = tokens;
    this.trail = trail;
  }

  /** Recharges the wallet and buys the fund: both, or neither. */
  @PostMapping("/discount-purchases")
  @Operation(summary = "Recharges the wallet and buys the fund without a fee: both, or neither")
  ResponseEntity<OrderAnswer> buyAtDiscount(
      @Valid @RequestBody OrderRequests.DiscountPurchase request,
      IdempotencyKey key,
      PreferWait wait) {
    return placed(request.toCommand(key, tokens, trail.current()), wait);
  }

  /** Buys the fund from the wallet's balance. */
  @PostMapping("/fund-purchases")
  @Operation(summary = "Buys the fund from the wallet's balance")
  ResponseEntity<OrderAnswer> buyFromBalance(
      @Valid @RequestBody OrderRequests.BalancePurchase request,
      IdempotencyKey key,
      PreferWait wait) {
    return placed(request.toCommand(key, trail.current()), wait);
  }

  /** The orders of a wallet, without their timelines. */
  @GetMapping("/fund-purchases")
  @Operation(summary = "Lists a wallet's orders without their timelines, newest first")
  Page<OrderAnswer> list(
      @RequestParam @Size(max = 64) String walletId,
      @RequestParam(required = false) @Nullable OrderStatus status,
      @RequestParam(required = false) @Nullable OffsetDateTime from,
      @RequestParam(required = false) @Nullable OffsetDateTime to,
      Caller caller,
      PageRequest page) {
    var filter = new ShowOrders.OrderFilter(walletId, status, from, to);
    return orders.list(filter, caller.ownerFilter(), page);
  }

  @GetMapping("/fund-purchases/{id}")
  @Operation(summary = "Shows an order and what happened to it")
  OrderAnswer get(@PathVariable String id, Caller caller) {
    return found(orders.find(OrderIds.ORDER.parsePath(id), caller.ownerFilter()));
  }

  @PostMapping("/fund-purchases/{id}/step-up")
  @Operation(summary = "Proves by a one-time code that the investor placed the order")
  ResponseEntity<OrderAnswer> stepUp(
      @PathVariable String id,
      @Valid @RequestBody OrderRequests.StepUp request,
      Caller caller,
      PreferWait wait) {
    var orderId = OrderIds.ORDER.parsePath(id);
    return switch (found(decisions.stepUp(orderId, caller.sub(), request.code()))) {
      case PROVEN ->
        ResponseEntity.ok().headers(wait::applied).body(atTheEndOf(wait, orderId, caller.sub()));
      case FAILED -> throw FundPurchaseProblems.STEP_UP_FAILED.because("The code is wrong");
      case NOT_EXPECTED ->
        throw FundPurchaseProblems.STEP_UP_NOT_EXPECTED.because("The order waits for no code");
    };
  }

  /** Cancels the order, as long as its payment has not been requested. */
  @PostMapping("/fund-purchases/{id}/cancel")
  @Operation(summary = "Withdraws the order, as long as its payment has not been asked for")
  OrderAnswer cancel(@PathVariable String id, Caller caller) {
    var orderId = OrderIds.ORDER.parsePath(id);
    if (!found(decisions.cancel(orderId, caller.sub()))) {
      throw FundPurchaseProblems.ORDER_NOT_CANCELLABLE.because(
          "An order can be cancelled until its payment is asked for");
    }
    return found(orders.find(orderId, caller.sub()));
  }

  private ResponseEntity<OrderAnswer> placed(PlaceOrder command, PreferWait wait) {
    return switch (intake.place(command)) {
      case PlacementOutcome.Placed(var order) -> accepted(order, wait);
      case PlacementOutcome.KeyReused() ->
        throw Problems.IDEMPOTENCY_KEY_REUSED.because(
            "This key was used for another order; a new one needs a new key");
      case PlacementOutcome.WalletNotFound() ->
        throw FundPurchaseProblems.WALLET_NOT_FOUND.because("No wallet of yours has this id");
      case PlacementOutcome.FundNotFound() ->
        throw FundPurchaseProblems.FUND_NOT_FOUND.because("No fund has this code");
      case PlacementOutcome.FundSuspended() ->
        throw FundPurchaseProblems.FUND_SUSPENDED.because("The fund takes no purchases now");
      case PlacementOutcome.BelowMinimum(var minimum) ->
        throw FundPurchaseProblems.BELOW_MINIMUM.because(
            "At least %s minor units".formatted(minimum.minorUnits()));
      case PlacementOutcome.CurrencyMismatch(var whose, var currency) ->
        throw mismatch("%s %s".formatted(whose, currency.getCurrencyCode()));
    };
  }

  private static ProblemException mismatch(String detail) {
    return FundPurchaseProblems.CURRENCY_MISMATCH.because(detail);
  }

  private ResponseEntity<OrderAnswer> accepted(FundOrder order, PreferWait wait) {
    OrderAnswer view = atTheEndOf(wait, order.uuid(), null);
    boolean ended = wait.isRequested() && view.status().isTerminal();
    return ResponseEntity.status(ended ? HttpStatus.CREATED : HttpStatus.ACCEPTED)
        .headers(wait::applied)
        .location(URI.create("/v1/fund-purchases/" + view.id()))
        .body(view);
  }

  private OrderAnswer atTheEndOf(PreferWait wait, UUID orderId, @Nullable String ownerId) {
    if (wait.isRequested()) {
      orders.awaitOutcome(orderId, wait.atMost());
    }
    return found(orders.find(orderId, ownerId));
  }

  private static <T> T found(Optional<T> ofAnOrder) {
    return ofAnOrder.orElseThrow(
        () -> FundPurchaseProblems.ORDER_NOT_FOUND.because("No order has this id"));
  }
}
