package dev.tandem.web;

import java.time.Duration;
import java.util.Collections;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpHeaders;

import static org.assertj.core.api.Assertions.assertThat;

class PreferWaitTest {

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
          wait=5                   | 5
          WAIT=5                   | 5
          wait = 5                 | 5
          wait="5"                 | 5
          respond-async, wait=10   | 10
          wait=10; foo=bar         | 10
          wait=5, wait=9           | 5
          wait=30                  | 30
          wait=31                  | 30
          wait=999999999           | 30
          wait=0                   | 0
          wait=-1                  | 0
          wait=1.5                 | 0
          wait=99999999999999999   | 0
          wait=                    | 0
          wait                     | 0
          waiting=5                | 0
          =,;,                     | 0
          """)
  void waitsAsLongAsAskedAndIgnoresWhatIsMalformed(String header, int seconds) {
    assertThat(PreferWait.of(Collections.enumeration(List.of(header))).atMost())
        .isEqualTo(Duration.ofSeconds(seconds));
  }

  @Test
  void readsSeveralHeaders() {
    var headers = Collections.enumeration(List.of("return=minimal", "wait=7"));

    assertThat(PreferWait.of(headers).atMost()).isEqualTo(Duration.ofSeconds(7));
  }

  @Test
  void saysWhatItApplied() {
    var headers = new HttpHeaders();
    new PreferWait(Duration.ofSeconds(7)).applied(headers);
    PreferWait.NONE.applied(new HttpHeaders());

    assertThat(headers.getFirst("Preference-Applied")).isEqualTo("wait=7");
    assertThat(headers.getFirst("Vary")).isEqualTo("Prefer");
  }
}
