package dev.tandem.localstack.compose;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;

import dev.tandem.localstack.Options;
import dev.tandem.localstack.Options.UsageException;
import dev.tandem.localstack.console.Console;
import dev.tandem.localstack.http.Http;
import dev.tandem.localstack.load.MixedLoad;
import org.awaitility.core.ConditionTimeoutException;

/** Recharges wallets in the containers of docker-compose.yml, whatever happens meanwhile. */
public final class ComposeRecharges {

  private static final int CALLERS = 16;

  private ComposeRecharges() {}

  /**
   * Recharges for as many seconds as the one argument says; 0 if each recharge has become complete.
   */
  public static int run(List<String> arguments) {
    if (arguments.size() != 1) {
      throw new UsageException("recharges takes a number of seconds");
    }
    int seconds = Options.number(arguments.getFirst());
    Console console = new Console(System.out);
    try (Http http = new Http();
        MixedLoad load = new MixedLoad(new ComposeStage(http).targets())) {
      console.reached("recharging");
      int recharged = load.rechargeWallets(Duration.ofSeconds(seconds), CALLERS);
      console.reached("%d recharges asked for, each is complete".formatted(recharged));
      return 0;
    } catch (ConditionTimeoutException | IllegalStateException | UncheckedIOException e) {
      console.reached("not every recharge has become complete: " + e.getMessage());
      return 1;
    }
  }
}
