package dev.tandem.localstack.check.books;

import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PlaceTest {

  @Test
  void tellsWhatLiesWhere() {
    assertThat(Place.text(Map.of())).isEqualTo("nothing");
    assertThat(Place.text(Map.of(Place.BANK, -1_000L, Place.AVAILABLE, 1_000L)))
        .isEqualTo("AVAILABLE 1000, BANK -1000");
  }
}
