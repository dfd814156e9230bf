package dev.tandem.web.kafka;

import java.util.ArrayList;
import java.util.List;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;

import static org.assertj.core.api.Assertions.assertThat;

class KeepRecordsTest {

  private final List<Integer> table = new ArrayList<>();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final KeepRecords<Integer> keeping =
      new KeepRecords<>(Integer::valueOf, this::keep, meters.counter("unreadable"));

  @Test
  void keepsWhatItCanAndCountsTheRest() {
    assertThat(keeping.keep(List.of("1", "two", "-3", "4"))).containsExactly(1, 4);

    assertThat(table).containsExactly(1, 4);
    assertThat(meters.get("unreadable").counter().count()).isEqualTo(2);
  }

  @Test
  void asksTheDatabaseNothingWhereNothingIsKnown() {
    assertThat(keeping.keep(List.of("one", "two"))).isEmpty();
  }

  /** Takes all or nothing, as a statement does, and nothing empty. */
  private void keep(List<Integer> numbers) {
    assertThat(numbers).isNotEmpty();
    if (numbers.stream().anyMatch(it -> it < 0)) {
      throw new DataIntegrityViolationException("negative");
    }
    table.addAll(numbers);
  }
}
