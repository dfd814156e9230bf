package dev.tandem.localstack.compose;

import java.io.IOException;
import java.time.Duration;

import dev.tandem.localstack.console.Console;
import dev.tandem.localstack.http.Http;
import dev.tandem.localstack.story.Storyteller;
import dev.tandem.localstack.story.Witness;
import dev.tandem.localstack.suite.Service;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/**
 * Plays the stories against the containers of docker-compose.yml, and moves their clock, from
 * within one of them.
 */
public final class ComposeStories {

  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private ComposeStories() {}

  /** Waits for the services, then plays; returns 0 if all went well. */
  public static int run() {
    Console console = new Console(System.out);
    try (Http http = new Http(ComposeStage.IDENTITY)) {
      ComposeStage stage = new ComposeStage(http);
      for (Service service : Service.OF_PAYMENTS) {
        String readiness = stage.managementUrl(service) + "/actuator/health/readiness";
        Awaitility.await(service.module())
            .atMost(PATIENCE)
            .pollDelay(Duration.ZERO)
            .pollInterval(Duration.ofMillis(500))
            .until(() -> http.answers(readiness, 200));
        console.reached(service.module() + " ready");
      }
      Witness witness = new Witness(stage, http);
      return new Storyteller(console, console).tell(Storyteller.all(stage, witness)) ? 0 : 1;
    } catch (ConditionTimeoutException e) {
      console.say("Not ready in time: " + e.getMessage());
      return 1;
    }
  }

  /** Moves the time of all containers ahead; returns 0 if all took part. */
  public static int advanceClock(Duration duration) {
    if (!duration.isPositive()) {
      System.err.println("tandem: the clock moves ahead only");
      return 2;
    }
    try (Http http = new Http(ComposeStage.IDENTITY)) {
      new ComposeStage(http).advanceClock(duration);
      System.out.println("The clock is " + ComposeStage.clockAhead() + " ahead.");
      return 0;
    } catch (IOException e) {
      System.err.println("The clock was not moved everywhere: " + e.getMessage());
      return 1;
    }
  }
}
