package dev.tandem.wallet;

import java.net.URI;
import java.time.Duration;
import java.util.UUID;

import dev.tandem.wallet.FundOrders.Order;
import org.junit.jupiter.api.Test;

import static dev.tandem.wallet.FundOrders.discount;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The bank has something else in its book under a reference of ours. */
class BankBreakIT extends RunningService {

  @Test
  void creditsNothingByItselfWhereTheBankHasAnotherAmount() {
    var wallet = aWallet();
    var recharge = api.recharge(wallet, 200_000_000, "tok_ok").text("id");
    bankHas(recharge, 100, "CNY");

    risk.approves(recharge);

    awaitStatus(recharge, "UNKNOWN");
    await()
        .during(Duration.ofSeconds(2))
        .atMost(PATIENCE)
        .until(() -> api.get("/v1/recharges/" + recharge).text("status").equals("UNKNOWN"));
    assertThat(availableMinor(wallet)).isZero();
  }

  @Test
  void paysNoOrderByItselfWhereTheBankHasAnotherCurrency() {
    var order = discount(aWallet(), "tok_ok");
    bankHas(order.id(), order.amountMinor(), "JPY");

    fundOrders.asksForPayment(order);

    await().atMost(PATIENCE).until(() -> statesOf(order).equals("RECEIVED CHARGING UNKNOWN"));
    await()
        .during(Duration.ofSeconds(2))
        .atMost(PATIENCE)
        .until(() -> statesOf(order).equals("RECEIVED CHARGING UNKNOWN"));
    assertThat(new FundBooks(jdbc).sumsOf(order)).isEmpty();
  }

  private String statesOf(Order order) {
    return new FundBooks(jdbc).statesOf(order);
  }

  private static void bankHas(String reference, long amountMinor, String currency) {
    var bank = new Api(URI.create(BANK.url()).getPort());
    var charged = bank.postWithKey(
        UUID.randomUUID().toString(), "/charges", """
        {"reference": "%s", "amountMinor": %d, "currency": "%s", "fundingToken": "tok_ok"}""".formatted(reference, amountMinor, currency));
    assertThat(charged.status()).isEqualTo(200);
  }
}
