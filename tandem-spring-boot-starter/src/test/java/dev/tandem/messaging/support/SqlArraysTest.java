package dev.tandem.messaging.support;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SqlArraysTest {

  private static final UUID ID = new UUID(1, 2);

  @Test
  void writesIdsTimesAndNumbersAsPostgresReadsThem() {
    assertThat(SqlArrays.of(List.of(ID, Instant.EPOCH, 7L)))
        .containsExactly(ID.toString(), "1970-01-01T00:00:00Z", "7");
  }

  @Test
  void writesConstantsByTheirNameWhateverTheyAreShownAs() {
    assertThat(SqlArrays.of(List.of(Shown.AS_ITS_LABEL))).containsExactly("AS_ITS_LABEL");
  }

  @Test
  void keepsTheOrderOfRowsAndThePlaceOfWhatIsAbsent() {
    var rows = List.of(new Row(1, null), new Row(2, TimeUnit.DAYS));
    assertThat(SqlArrays.of(rows, Row::number)).containsExactly("1", "2");
    assertThat(SqlArrays.of(rows, Row::unit)).containsExactly(null, "DAYS");
  }

  @Test
  void isEmptyWithoutRows() {
    assertThat(SqlArrays.of(List.of())).isEmpty();
  }

  private record Row(int number, @Nullable TimeUnit unit) {}

  private enum Shown {
    AS_ITS_LABEL;

    @Override
    public String toString() {
      return "its label";
    }
  }
}
