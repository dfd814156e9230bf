package dev.tandem.web;

import java.util.List;
import java.util.stream.IntStream;

import dev.tandem.web.test.Api;
import dev.tandem.web.test.Reply;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/** Nobody asks more often than they may, and nobody guesses codes. */
@SpringBootTest(
    classes = {Sample.class, RateLimitIT.StepUp.class},
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "tandem.web.rate.investor.requests=30",
      "tandem.web.rate.investor.window=1h",
      "tandem.web.rate.staff.requests=1000",
      "tandem.web.rate.subject.requests=5",
      "tandem.web.rate.subject.window=1h",
      "tandem.web.rate.code.requests=3",
      "tandem.web.rate.code.window=1h",
      "tandem.web.rate.link.requests=3"
    })
class RateLimitIT {

  private static final String LIST = "/v1/parcels?rows=1";

  @LocalServerPort
  int port;

  @DynamicPropertySource
  static void database(DynamicPropertyRegistry registry) {
    Postgres.register(registry);
  }

  @Test
  void refusesACallerWhoAsksTooOftenAndNobodyElse() {
    var ada = new Api(port).as("ada", "investor");

    var first = ada.get(LIST);
    var replies = IntStream.range(0, 30).mapToObj(_ -> ada.get(LIST)).toList();
    var refused = replies.getLast();

    assertThat(first.status()).isEqualTo(200);
    assertThat(first.header("RateLimit-Policy")).isEqualTo("\"caller\";q=30;w=3600");
    assertThat(first.header("RateLimit")).isEqualTo("\"caller\";r=29;t=120");
    assertThat(replies.subList(0, 29)).allMatch(it -> it.status() == 200);
    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.code()).isEqualTo("too-many-requests");
    assertThat(refused.header("RateLimit")).startsWith("\"caller\";r=0;t=");
    assertThat(Long.parseLong(refused.header("Retry-After"))).isBetween(100L, 120L);
    assertThat(new Api(port).as("ben", "investor").get(LIST).status()).isEqualTo(200);
    assertThat(new Api(port).get(LIST).header("RateLimit-Policy")).contains("q=1000");
  }

  @Test
  void refusesCodesForOnePaymentWhoeverSendsThem() {
    var statuses = IntStream.range(0, 4)
        .mapToObj(it -> code("guesser-" + it, "par_1"))
        .map(Reply::status)
        .toList();

    assertThat(statuses).isEqualTo(List.of(200, 200, 200, 429));
    assertThat(code("guesser-5", "par_2").header("RateLimit-Policy"))
        .isEqualTo("\"caller\";q=30;w=3600, \"payment-codes\";q=3;w=3600,"
            + " \"caller-codes\";q=3;w=3600");
  }

  @Test
  void refusesCodesOfOneCallerForWhateverPayment() {
    var statuses = IntStream.range(10, 14)
        .mapToObj(it -> code("cai", "par_" + it))
        .map(Reply::status)
        .toList();

    assertThat(statuses).isEqualTo(List.of(200, 200, 200, 429));
  }

  @Test
  void doesNotCountWhoIsNotKnown() {
    var nobody = new Api(port).with(null);

    var replies = IntStream.range(0, 40).mapToObj(_ -> nobody.get(LIST)).toList();

    assertThat(replies).allMatch(it -> it.status() == 401);
  }

  @Test
  void refusesAnAddressThatTriesLinks() {
    var nobody = new Api(port).with(null);

    var statuses = IntStream.range(0, 4)
        .mapToObj(it -> nobody.get("/parcels/" + it).status())
        .toList();

    assertThat(statuses).isEqualTo(List.of(200, 200, 200, 429));
  }

  private Reply code(String caller, String parcel) {
    return new Api(port)
        .as(caller, "investor")
        .post("/v1/parcels/" + parcel + "/step-up", "{\"code\":\"1\"}");
  }

  /** Takes any code. */
  @RestController
  static class StepUp {

    @PostMapping("/v1/parcels/{id}/step-up")
    String prove(@PathVariable String id) {
      return id;
    }

    @GetMapping("/parcels/{token}")
    String look(@PathVariable String token) {
      return token;
    }
  }
}
