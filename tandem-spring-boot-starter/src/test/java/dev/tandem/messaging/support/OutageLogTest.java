package dev.tandem.messaging.support;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.stream.IntStream;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;

class OutageLogTest {

  private final Logger log = (Logger) LoggerFactory.getLogger(OutageLogTest.class);
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
  private final Queue<Runnable> minutes = new ArrayDeque<>();
  private final OutageLog outage = new OutageLog(log, minutes::add);

  @BeforeEach
  void listen() {
    lines.start();
    log.addAppender(lines);
  }

  @AfterEach
  void stopListening() {
    log.detachAppender(lines);
  }

  @Test
  void tellsOfAnOutageWhenItBeginsOnceAMinuteAndWhenItHasEnded() {
    IntStream.range(0, 500).forEach(i -> outage.failed("No answer to {}", i));
    minutes.remove().run();
    outage.failed("No answer to {}", 500);
    minutes.remove().run();
    minutes.remove().run();

    assertThat(told())
        .containsExactly(
            "WARN No answer to 0",
            "WARN Again, 499 times in a minute: No answer to 499",
            "WARN Again, once in a minute: No answer to 500",
            "INFO Not again for a minute: No answer to 0");
    assertThat(minutes).isEmpty();
  }

  @Test
  void tellsOfTheNextOutageAtOnce() {
    outage.failed("It is away");
    minutes.remove().run();
    outage.failed("It is away again");

    assertThat(told())
        .containsExactly(
            "WARN It is away", "INFO Not again for a minute: It is away", "WARN It is away again");
  }

  private List<String> told() {
    return lines.list.stream()
        .filter(line -> line.getLevel().levelInt >= Level.INFO_INT)
        .map(line -> line.getLevel() + " " + line.getFormattedMessage())
        .toList();
  }
}
