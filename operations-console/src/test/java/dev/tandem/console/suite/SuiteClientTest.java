package dev.tandem.console.suite;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class SuiteClientTest {

  /** Nothing listens there: the port is reserved. */
  private static final URI NOWHERE = URI.create("http://127.0.0.1:1");

  @Test
  void takesAnOptionalServiceThatHasNeverAnsweredForNotInstalled() {
    SuiteClient suite = havingMet(Set.of());

    assertThat(suite.look(Service.DATA_CENTRE, "health").join())
        .isInstanceOfSatisfying(
            Reply.Answered.class, it -> assertThat(it.body().isMissingNode()).isTrue());
    assertThat(suite.look(Service.WALLET, "health").join()).isInstanceOf(Reply.Away.class);
  }

  @Test
  void missesAnOptionalServiceThatWasThere() {
    SuiteClient suite = havingMet(Set.of(Service.DATA_CENTRE));

    assertThat(suite.look(Service.DATA_CENTRE, "health").join()).isInstanceOf(Reply.Away.class);
  }

  private static SuiteClient havingMet(Set<Service> met) {
    Map<Service, SuiteProperties.Address> addresses = Arrays.stream(Service.values())
        .collect(Collectors.toMap(
            Function.identity(), _ -> new SuiteProperties.Address(NOWHERE, NOWHERE)));
    return new SuiteClient(
        HttpClient.newHttpClient(),
        new SuiteProperties(addresses, Duration.ofSeconds(5), NOWHERE),
        Optional::empty,
        Optional::empty,
        new JsonMapper(),
        met);
  }
}
