package dev.tandem.web.problem;

import java.sql.SQLException;
import java.time.Duration;

import dev.tandem.messaging.OutcomeUnknownException;
import dev.tandem.messaging.OverloadedException;
import dev.tandem.messaging.StoppedException;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.UncategorizedSQLException;

import static org.assertj.core.api.Assertions.assertThat;

class ProblemMappingTest {

  @Test
  void tellsACallerWhomAFullQueueRefusedWhenToComeBack() {
    var problem = ProblemMapping.of(new OverloadedException("full", Duration.ofSeconds(7)));

    assertThat(problem.type()).isEqualTo(Problems.OVERLOADED);
    assertThat(problem.headers().getFirst("Retry-After")).isEqualTo("7");
  }

  @Test
  void letsACallerRepeatWhatAStoppingServiceRefused() {
    var problem = ProblemMapping.of(new StoppedException("stopping"));

    assertThat(problem.type()).isEqualTo(Problems.UNAVAILABLE);
    assertThat(problem.type().retryable()).isTrue();
    assertThat(problem.detail()).contains("no effect");
  }

  @Test
  void doesNotClaimThatAnUnknownOutcomeHadNoEffect() {
    var problem = ProblemMapping.of(new OutcomeUnknownException("commit unanswered", null));

    assertThat(problem.type()).isEqualTo(Problems.UNAVAILABLE);
    assertThat(problem.detail()).contains("not known").doesNotContain("no effect");
  }

  @Test
  void tellsTheCallerToComeBackWhileTheDatabaseIsAStandby() {
    var readOnly = new UncategorizedSQLException(
        "insert", null, new SQLException("cannot execute INSERT", "25006"));

    assertThat(ProblemMapping.of(readOnly).type()).isEqualTo(Problems.UNAVAILABLE);
  }
}
