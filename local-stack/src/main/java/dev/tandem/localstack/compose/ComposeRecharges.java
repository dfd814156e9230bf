package dev.tandem.localstack.compose;

import java.io.UncheckedIOException;
import java.time.Duration;

import dev.tandem.localstack.console.Console;
import dev.tandem.localstack.http.Http;
import dev.tandem.localstack.load.MixedLoad;
import org.awaitility.core.ConditionTimeoutException;

/** Recharges wallets in the containers of docker-compose.yml, also while some of these are down. */
public final class ComposeRecharges {

  private static final int CALLERS = 16;

  private ComposeRecharges() {}

  /** Recharges for {@code duration}; returns 0 if each recharge was completed. */
  public static int run(Duration duration) {
    Console console = new Console(System.out);
    try (Http http = new Http(ComposeStage.IDENTITY);
        MixedLoad load = new MixedLoad(new ComposeStage(http).targets())) {
      console.reached("recharging");
      int recharged = load.rechargeWallets(duration, CALLERS);
      console.reached("%s recharges asked for, each is complete".formatted(recharged));
      return 0;
    } catch (ConditionTimeoutException | IllegalStateException | UncheckedIOException e) {
      console.reached("not every recharge has become complete: " + e.getMessage());
      return 1;
    }
  }
}
