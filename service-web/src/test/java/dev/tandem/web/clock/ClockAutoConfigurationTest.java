package dev.tandem.web.clock;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;

import dev.tandem.web.work.PollingWorker;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

class ClockAutoConfigurationTest {

  private static final Duration A_MOMENT = Duration.ofMinutes(1);

  private final ApplicationContextRunner context = new ApplicationContextRunner()
      .withConfiguration(AutoConfigurations.of(ClockAutoConfiguration.class));

  @Test
  void startsInTheDemoWhereTheOthersTimeHasGotTo() {
    context
        .withPropertyValues("spring.profiles.active=demo", "tandem.clock.ahead=PT72H")
        .run(demo -> {
          Clock clock = demo.getBean(Clock.class);
          assertThat(clock.instant())
              .isCloseTo(Instant.now().plus(Duration.ofDays(3)), within(A_MOMENT));
          demo.getBean(ClockEndpoint.class).advance("PT1H");
          assertThat(clock.instant())
              .isCloseTo(Instant.now().plus(Duration.ofHours(73)), within(A_MOMENT));
        });
  }

  @Test
  void wakesWhatWorksOnDueRowsWhenItMoves() {
    var rounds = new AtomicInteger();
    context
        .withPropertyValues("spring.profiles.active=demo")
        .withBean(
            PollingWorker.class,
            () -> new PollingWorker("due", Duration.ofHours(1), () -> {
              rounds.incrementAndGet();
              return false;
            }))
        .run(demo -> {
          await().untilAtomic(rounds, equalTo(1));
          demo.getBean(ClockEndpoint.class).advance("PT1H");
          await().untilAtomic(rounds, equalTo(2));
        });
  }

  @Test
  void cannotBeMovedOutsideTheDemo() {
    context.withPropertyValues("tandem.clock.ahead=PT72H").run(service -> {
      assertThat(service).doesNotHaveBean(ClockEndpoint.class);
      assertThat(service.getBean(Clock.class).instant()).isCloseTo(Instant.now(), within(A_MOMENT));
    });
  }
}
