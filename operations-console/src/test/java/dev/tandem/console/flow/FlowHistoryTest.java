package dev.tandem.console.flow;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.tandem.console.flow.FlowHistory.Figure;
import dev.tandem.console.page.Series.Line;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

class FlowHistoryTest {

  @ParameterizedTest
  @CsvSource({"WAITING, 3", "BEHIND, 2"})
  void namesTheFiveGreatestAndPutsTheOthersTogether(Figure figure, double others) {
    List<Line> lines = of(7, 4, 1, 3, 2, 6, 5).series(figure).lines();

    assertThat(lines)
        .extracting(Line::name)
        .containsExactly("group-0", "group-5", "group-6", "group-1", "group-3", "others");
    assertThat(lines.getFirst().values()).containsExactly(7.0);
    assertThat(lines.getLast().values()).containsExactly(others);
  }

  @Test
  void namesNoGroupWhereNothingWaits() {
    assertThat(of(0, 0, 0).series(Figure.WAITING).lines())
        .containsExactly(new Line("all groups", List.of(0.0)));
  }

  /** The history of groups of which so many messages wait, each for as many seconds. */
  private static FlowHistory of(long... waiting) {
    List<GroupFlow> groups = new ArrayList<>();
    for (int i = 0; i < waiting.length; i++) {
      groups.add(new GroupFlow(
          "wallet-service",
          "group-" + i,
          Optional.empty(),
          1,
          Duration.ZERO,
          Optional.of(waiting[i]),
          Optional.of(Duration.ofSeconds(waiting[i])),
          Optional.empty()));
    }
    ReadFlow reading = mock(ReadFlow.class);
    when(reading.now()).thenReturn(new ReadFlow.Flow(groups, true));
    return new FlowHistory(reading, Clock.systemUTC());
  }
}
