package dev.tandem.localstack.load;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

import static org.assertj.core.api.Assertions.assertThat;

/** What processes have used, those included that have ended meanwhile. */
class CpuTimesTest {

  private static final String WORKS_IN_A_CHILD = """
      (i=0; while [ $i -lt 200000 ]; do i=$((i + 1)); done)
      echo done
      read rest
      """;

  @Test
  @EnabledOnOs(OS.LINUX)
  void countsWhatAChildUsedThatHasEnded() throws IOException {
    Process parent = new ProcessBuilder("sh", "-c", WORKS_IN_A_CHILD).start();
    try (var said = parent.inputReader()) {
      assertThat(said.readLine()).isEqualTo("done");

      assertThat(CpuTimes.of(Map.of("parent", parent.pid())).byName().get("parent"))
          .isGreaterThan(Duration.ofMillis(20));
    } finally {
      parent.destroyForcibly();
    }
  }
}
