package dev.tandem.test;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class BackendTest {

  @ParameterizedTest
  @CsvSource({"embedded, EMBEDDED", "testcontainers, TESTCONTAINERS", "Embedded, EMBEDDED"})
  void isWhatWasAskedFor(String wanted, Backend backend) {
    assertThat(Backend.choose(wanted)).isEqualTo(backend);
  }

  @Test
  void isNothingElse() {
    assertThatThrownBy(() -> Backend.choose("podman"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("testcontainers or embedded, not podman");
  }
}
