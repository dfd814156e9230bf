package dev.tandem.fundpurchase;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class AlertsIT extends RunningService {

  private static final Path ALERTS =
      Path.of(System.getProperty("tandem.root", ".."), "deploy", "prometheus", "alerts.yml");

  @Test
  void hasTheMetricsThatAlertsLookAt() throws IOException {
    List<String> names = Pattern.compile("tandem_(?:fund_purchase|calendar)_[a-z_]+")
        .matcher(Files.readString(ALERTS))
        .results()
        .map(MatchResult::group)
        .distinct()
        .toList();

    String metrics = operators.metrics();

    assertThat(names).hasSizeGreaterThanOrEqualTo(4);
    assertThat(names)
        .allSatisfy(name -> assertThat(metrics).containsPattern("(?m)^" + name + "[ {]"));
  }
}
