package dev.tandem.wallet.recharge;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

import dev.tandem.web.problem.ProblemException;
import dev.tandem.web.problem.Problems;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class IntakeGateTest {

  private final IntakeGate gate = new IntakeGate(new RechargeProperties(
      Duration.ZERO,
      Duration.ZERO,
      Duration.ZERO,
      3,
      1,
      1,
      Duration.ofMillis(50),
      Duration.ZERO,
      Duration.ZERO));

  @Test
  void refusesWhatFindsNoPlaceInTimeAndLetsTheNextPassOnceThereIsOne() throws Exception {
    var inside = new CountDownLatch(1);
    var leave = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var first = threads.submit(() -> gate.pass(() -> {
        inside.countDown();
        awaitQuietly(leave);
        return "first";
      }));
      inside.await();

      assertThatExceptionOfType(ProblemException.class)
          .isThrownBy(() -> gate.pass(() -> "second"))
          .satisfies(refused -> assertThat(refused.type()).isEqualTo(Problems.OVERLOADED))
          .satisfies(
              refused -> assertThat(refused.headers().getFirst("Retry-After")).isEqualTo("1"));

      leave.countDown();
      assertThat(first.get()).isEqualTo("first");
      assertThat(gate.pass(() -> "third")).isEqualTo("third");
    }
  }

  @Test
  void givesThePlaceBackWhenIntakeFails() throws Exception {
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> gate.pass(() -> {
          throw new IllegalStateException("broken");
        }));

    assertThat(gate.pass(() -> "next")).isEqualTo("next");
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
