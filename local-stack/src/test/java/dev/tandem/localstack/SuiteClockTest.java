package dev.tandem.localstack;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

import dev.tandem.localstack.http.AdvancingClock;
import dev.tandem.localstack.http.Http;
import dev.tandem.localstack.http.JsonServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class SuiteClockTest {

  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration A_MOMENT = Duration.ofMinutes(1);

  @TempDir
  Path folder;

  private final Http http = new Http();
  private final AdvancingClock part = new AdvancingClock(Duration.ZERO);
  private JsonServer server = JsonServer.start(0);
  private SuiteClock clock;

  @BeforeEach
  void start() {
    server.on("POST", "/clock", part::advance);
    clock = new SuiteClock(folder.resolve("clock"), http);
  }

  @AfterEach
  void stop() {
    server.close();
    http.close();
  }

  @Test
  void movesEveryPartThatRuns() throws IOException {
    clock.join(url(), Duration.ZERO);

    clock.advance(DAY);
    clock.advance(DAY);

    isAheadBy(DAY.multipliedBy(2));
  }

  @Test
  void tellsAPartWhatItMissedWhileItWasStarting() throws IOException {
    Duration startedWith = clock.ahead();
    clock.advance(DAY);

    clock.join(url(), startedWith);

    isAheadBy(DAY);
  }

  @Test
  void leavesAPartAloneThatIsGone() throws IOException {
    clock.join(url(), Duration.ZERO);
    server.close();
    clock.leave(url());

    clock.advance(DAY);

    assertThat(clock.ahead()).isEqualTo(DAY);
  }

  @Test
  void tellsAPartThatDidNotAnswerWithTheNextMove() throws IOException {
    clock.join(url(), Duration.ZERO);
    int port = server.port();
    server.close();
    assertThatThrownBy(() -> clock.advance(DAY)).isInstanceOf(IOException.class);
    server = JsonServer.start(port).on("POST", "/clock", part::advance);

    clock.advance(DAY);

    isAheadBy(DAY.multipliedBy(2));
  }

  @Test
  void goesOnWhereTheLastRunHasGotTo() throws IOException {
    clock.advance(DAY);

    assertThat(new SuiteClock(folder.resolve("clock"), http).ahead()).isEqualTo(DAY);
  }

  private String url() {
    return server.url() + "/clock";
  }

  private void isAheadBy(Duration ahead) {
    assertThat(part.instant()).isCloseTo(Instant.now().plus(ahead), within(A_MOMENT));
  }
}
