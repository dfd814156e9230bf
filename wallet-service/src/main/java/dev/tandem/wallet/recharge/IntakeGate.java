package dev.tandem.wallet.recharge;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import dev.tandem.web.problem.Problems;
import org.springframework.stereotype.Component;

/**
 * Bounds how many recharges are written at once: under load, those accepted go on before more are taken in.
 */
@Component
class IntakeGate {

  private final Semaphore places;
  private final Duration patience;

  IntakeGate(RechargeProperties properties) {
    this.places = new Semaphore(properties.maxAccepting(), true);
    this.patience = properties.acceptPatience();
  }

  /**
   * Runs {@code intake} as soon as there is a place.
   *
   * @throws dev.tandem.web.problem.ProblemException {@code overloaded} if none came free in time; nothing
   *     was accepted
   */
  <T> T pass(Supplier<T> intake) throws InterruptedException {
    if (!places.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
      throw Problems.OVERLOADED
          .because("Too many recharges are coming in; nothing was accepted")
          .retryAfter(Duration.ofSeconds(1));
    }
    try {
      return intake.get();
    } finally {
      places.release();
    }
  }
}
