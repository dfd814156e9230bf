package dev.tandem.console.page;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * Figures over time, for a chart.
 *
 * @param at the times, in seconds since 1970
 */
public record Series(List<Long> at, List<Line> lines) {

  /** One line of the chart: a value for each time, null where it is not known. */
  public record Line(String name, List<@Nullable Double> values) {}

  /** The answer to whoever asks, also to a browser that would rather have a page. */
  public ResponseEntity<Series> asJson() {
    return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(this);
  }
}
