package dev.tandem.localstack.load;

import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.tandem.localstack.http.Http.Answer;

/** Places discount purchases that nothing stops, and measures the time until each waits for T+1. */
public final class PurchaseLoad implements AutoCloseable {

  private static final Set<String> SUBMITTED = Set.of("SUBMITTED");
  private static final Map<String, String> WAIT = Map.of("Prefer", "wait=30");

  private final Client client;
  private List<Client.Wallet> wallets = List.of();

  /** A load on these instances. */
  public PurchaseLoad(Targets targets) {
    this.client = new Client(targets);
  }

  /**
   * Places {@code orders} orders. Each of the {@code callers} places its next one as soon as the
   * fund house has the one before.
   */
  public Figures place(int orders, int callers) {
    openWallets(orders, callers);
    return placeFromWallets(orders, callers);
  }

  /** Opens the wallets that {@code orders} need. */
  public void openWallets(int orders, int callers) {
    wallets =
        Client.inParallel(orders / Client.ORDERS_OF_A_WALLET + 1, callers, _ -> client.wallet());
  }

  /** The same as {@link #place}, with the wallets opened before. */
  public Figures placeFromWallets(int orders, int callers) {
    long start = System.nanoTime();
    List<Long> nanos = Client.inParallel(
        orders, callers, number -> untilSubmitted(wallets.get(number % wallets.size())));
    return Figures.of(nanos, System.nanoTime() - start);
  }

  @Override
  public void close() {
    client.close();
  }

  private long untilSubmitted(Client.Wallet wallet) {
    Map<String, Object> body = Map.of(
        "walletId", wallet.id(),
        "fundCode", "MMF-001",
        "amountMinor", 10_000,
        "currency", "CNY",
        "fundingToken", "tok_ok");
    long start = System.nanoTime();
    Answer answer = client.decided(
        wallet.owner(), client.targets.fundPurchase() + "/v1/discount-purchases", body, WAIT);
    if (!answer.isSuccess()) {
      throw new IllegalStateException("Unexpected " + answer);
    }
    if (!answer.body().path("status").asString().equals("SUBMITTED")) {
      client.awaitStatus(client.order(answer.body().path("id").asString()), SUBMITTED);
    }
    return System.nanoTime() - start;
  }
}
