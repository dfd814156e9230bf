package dev.tandem.web;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import dev.tandem.web.test.Api;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest(classes = Sample.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ExtendWith(OutputCaptureExtension.class)
class ContractIT {

  private static final String OK = "{\"to\":\"ada\",\"amountMinor\":5}";

  @LocalServerPort
  int port;

  @DynamicPropertySource
  static void database(DynamicPropertyRegistry registry) {
    Postgres.register(registry);
  }

  @Test
  void answersProblemsAsRfc9457Says() {
    var reply = api().post("/v1/parcels", "{\"to\":\"refused\",\"amountMinor\":5}");

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(reply.fields())
        .containsEntry("type", "/problems/parcel-refused")
        .containsEntry("title", "The parcel was refused")
        .containsEntry("status", 422)
        .containsEntry("detail", "Nobody is there")
        .containsEntry("code", "parcel-refused")
        .containsEntry("retryable", false)
        .containsEntry("traceId", reply.header("Trace-Id"));
  }

  @Test
  void tellsWhereToReadOn() {
    var anybody = api().with(null);

    var links = anybody.get("/").fields();

    assertThat(anybody.get("/").status()).isEqualTo(200);
    assertThat(links).containsEntry("openapi", "/openapi.json");
    assertThat(api().get("/openapi.json").status()).isEqualTo(200);
  }

  @Test
  void servesThePageOfAProblemToAnybody() {
    var anybody = api().with(null);
    var type = anybody.get("/v1/parcels").text("type");

    var page = anybody.get(type);

    assertThat(type).isEqualTo("/problems/unauthenticated");
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.header("Content-Type")).isEqualTo("text/plain;charset=UTF-8");
    assertThat(page.raw().body()).startsWith("# unauthenticated");
    assertThat(anybody.get("/problems/of-nobody").code()).isEqualTo("not-found");
  }

  @Test
  void honoursTheCallersTrace() {
    var trace = "4bf92f3577b34da6a3ce929d0e0e4736";
    var reply = api().get("/v1/nothing", "traceparent", "00-" + trace + "-00f067aa0ba902b7-01");

    assertThat(reply.header("Trace-Id")).isEqualTo(trace);
    assertThat(reply.fields()).containsEntry("traceId", trace);
  }

  @ParameterizedTest(name = "{0} is {1} at {2}")
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
          {"to":"ada","amountMinor":5,"color":"red"}             | invalid-request | /color
          {"to":"ada","amountMinor":"5"}                         | invalid-amount  | /amountMinor
          {"to":"ada","amountMinor":5.5}                         | invalid-amount  | /amountMinor
          {"to":"ada","amountMinor":5.0}                         | invalid-amount  | /amountMinor
          {"to":"ada","amountMinor":1e3}                         | invalid-amount  | /amountMinor
          {"to":"ada","amountMinor":null}                        | invalid-amount  | /amountMinor
          {"to":"ada","amountMinor":true}                        | invalid-amount  | /amountMinor
          {"to":"ada","amountMinor":[5]}                         | invalid-amount  | /amountMinor
          {"to":"ada","amountMinor":""}                          | invalid-amount  | /amountMinor
          {"to":"ada"}                                           | invalid-amount  | /amountMinor
          {"to":"ada","amountMinor":0}                           | invalid-amount  | /amountMinor
          {"to":"ada","amountMinor":-5}                          | invalid-amount  | /amountMinor
          {"to":"ada","amountMinor":1000000000001}               | invalid-amount  | /amountMinor
          {"to":"ada","amountMinor":99999999999999999999}        | invalid-amount  | /amountMinor
          {"to":"ada","amountMinor":-9223372036854775809}        | invalid-amount  | /amountMinor
          {"to":5,"amountMinor":5}                               | invalid-request | /to
          {"to":true,"amountMinor":5}                            | invalid-request | /to
          {"to":["ada"],"amountMinor":5}                         | invalid-request | /to
          {"to":"","amountMinor":5}                              | invalid-request | /to
          {"to":"ada","amountMinor":5,"kind":"BAG"}              | invalid-request | /kind
          {"to":"ada","amountMinor":5,"kind":0}                  | invalid-request | /kind
          {"to":"ada","amountMinor":5,"kind":""}                 | invalid-request | /kind
          {"to":"ada","amountMinor":5,"place":""}                | invalid-request | /place
          {"to":"ada","amountMinor":5,"place":[]}                | invalid-request | /place
          {"to":"ada","amountMinor":5,"place":{"latitude":"1"}}  | invalid-request | /place/latitude
          {"to":"ada","amountMinor":5,"place":{"tags":["a",""]}} | invalid-request | /place/tags/1
          {"to":"ada","amountMinor":5,"place":{"tags":"a"}}      | invalid-request | /place/tags
          {"to":"ada","amountMinor":5,"place":{"a/b~":1}}        | invalid-request | /place/a~1b~0
          []                                                     | invalid-request | ``
          {"to":"ada","amountMinor":5}{}                         | invalid-request | ``
          "ada"                                                  | invalid-request | ``
          """)
  void pointsAtWhatIsWrong(String body, String code, String pointer) {
    var reply = api().post("/v1/parcels", body);

    assertThat(reply.status()).as(reply.body()).isEqualTo(400);
    assertThat(reply.code()).isEqualTo(code);
    assertThat(reply.fields().get("errors"))
        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.list(Map.class))
        .singleElement()
        .satisfies(error -> assertThat(error.get("pointer")).isEqualTo(pointer));
    assertThat(reply.body()).doesNotContain("dev.tandem", "java.", "jackson");
  }

  @Test
  void namesEverythingThatIsWrongAtOnce() {
    var reply = api().post("/v1/parcels", "{\"to\":\"\",\"amountMinor\":-1}");

    assertThat(reply.code()).isEqualTo("invalid-request");
    assertThat((List<?>) reply.fields().get("errors")).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
          {"to":"ada","amountMinor":5
          {"to":"ada","amountMinor":5} x
          {"to":"ada","to":"bob","amountMinor":5}
          {"to":"ada","amountMinor":NaN}
          {'to':'ada'}
          ``
          """)
  void refusesWhatIsNotJson(String body) {
    var reply = api().post("/v1/parcels", body == null ? "" : body);

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.code()).isEqualTo("malformed-json");
  }

  @Test
  void takesAWholeNumberWhereAFractionMayStand() {
    var reply =
        api().post("/v1/parcels", "{\"to\":\"ada\",\"amountMinor\":5,\"place\":{\"latitude\":31}}");

    assertThat(reply.status()).isEqualTo(202);
  }

  @Test
  void refusesDeeplyNestedJson() {
    var reply = api().post("/v1/parcels", "[".repeat(30_000));

    assertThat(reply.status()).isEqualTo(400);
  }

  @Test
  void answersMediaTypesMethodsAndPathsItDoesNotKnow() {
    var text = api()
        .send(api()
            .request("/v1/parcels", "Content-Type", "text/plain")
            .header("Idempotency-Key", key())
            .POST(BodyPublishers.ofString(OK)));
    var none = api()
        .send(api()
            .request("/v1/parcels")
            .header("Idempotency-Key", key())
            .POST(BodyPublishers.ofString(OK)));
    var accept = api().get("/v1/parcels?rows=1", "Accept", "image/png");
    var method = api().send(api().request("/v1/parcels").DELETE());

    assertThat(text.status()).isEqualTo(415);
    assertThat(text.code()).isEqualTo("unsupported-media-type");
    assertThat(none.code()).isEqualTo("unsupported-media-type");
    assertThat(accept.status()).isEqualTo(406);
    assertThat(accept.code()).isEqualTo("not-acceptable");
    assertThat(accept.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(method.status()).isEqualTo(405);
    assertThat(method.code()).isEqualTo("method-not-allowed");
    assertThat(method.header("Allow")).contains("GET", "POST");
    assertThat(api().get("/v1/nowhere").code()).isEqualTo("not-found");
    assertThat(api().get("/nowhere").code()).isEqualTo("not-found");
    assertThat(api().get("/error").code()).isEqualTo("not-found");
    assertThat(api().get("/actuator/health").code()).isEqualTo("not-found");
  }

  @Test
  void refusesBodiesBeyondTheLimitWhateverTheirLengthHeaderSays() {
    var large = "{\"to\":\"" + "a".repeat(70_000) + "\"}";
    var declared = api().post("/v1/parcels", large);
    var chunked = api()
        .send(api()
            .request("/v1/parcels", "Content-Type", "application/json")
            .header("Idempotency-Key", key())
            .POST(BodyPublishers.ofInputStream(
                () -> new java.io.ByteArrayInputStream(large.getBytes(StandardCharsets.UTF_8)))));

    assertThat(declared.status()).isEqualTo(413);
    assertThat(declared.code()).isEqualTo("body-too-large");
    assertThat(chunked.code()).isEqualTo("body-too-large");
  }

  @Test
  void hidesDefectsAndLogsThemWithTheirTrace(CapturedOutput output) {
    var reply = api().post("/v1/parcels", "{\"to\":\"defect\",\"amountMinor\":5}");

    assertThat(reply.status()).isEqualTo(500);
    assertThat(reply.code()).isEqualTo("internal-error");
    assertThat(reply.body()).doesNotContain("secret-internals");
    assertThat(output)
        .contains("secret-internals")
        .contains("ERROR [" + reply.header("Trace-Id") + "]");
  }

  @Test
  void tellsWhenToTryAgain() {
    var full = api().post("/v1/parcels", "{\"to\":\"full\",\"amountMinor\":5}");
    var deadlock = api().post("/v1/parcels", "{\"to\":\"deadlock\",\"amountMinor\":5}");

    assertThat(full.status()).isEqualTo(503);
    assertThat(full.code()).isEqualTo("overloaded");
    assertThat(full.header("Retry-After")).isEqualTo("1");
    assertThat(full.fields()).containsEntry("retryable", true);
    assertThat(deadlock.status()).isEqualTo(503);
    assertThat(deadlock.code()).isEqualTo("unavailable");
    assertThat(deadlock.header("Retry-After")).isEqualTo("1");
    assertThat(deadlock.body()).doesNotContain("secret-internals");
  }

  @Test
  void answersRequestsThatNoFilterEverSees() throws IOException {
    assertThat(answerTo("GET /v1/{bad} HTTP/1.1\r\nHost: x\r\n"))
        .startsWith("HTTP/1.1 400")
        .contains("application/problem+json", "\"code\":\"invalid-request\"")
        .doesNotContain("<html");
  }

  @Test
  void refusesABodyThatIsNotUtf8AndAHeaderWithNul() throws IOException {
    for (var charset : List.of(StandardCharsets.ISO_8859_1, StandardCharsets.UTF_16)) {
      var reply = api()
          .send(api()
              .request("/v1/parcels", "Content-Type", "application/json; charset=" + charset)
              .header("Idempotency-Key", key())
              .POST(BodyPublishers.ofString("{\"to\":\"caf\u00e9\",\"amountMinor\":5}", charset)));

      assertThat(reply.status()).as(charset.name()).isEqualTo(400);
      assertThat(reply.code()).isEqualTo("invalid-request");
    }
    assertThat(answerTo("GET /v1/parcels?rows=1 HTTP/1.1\r\nHost: x\r\nPrefer: a\0b\r\n"))
        .startsWith("HTTP/1.1 400");
  }

  @Test
  void takesTextOfAllTheWorld() {
    var reply = api().post("/v1/parcels", "{\"to\":\"\u5f20\\ud83d\\ude00\",\"amountMinor\":5}");

    assertThat(reply.status()).isEqualTo(202);
    assertThat(reply.body()).contains("\u5f20\ud83d\ude00");
  }

  @Test
  void findsNothingUnderAMalformedId() {
    for (var id : List.of(
        "x",
        "par_x",
        "rch_" + UUID.randomUUID(),
        "par_" + UUID.randomUUID().toString().toUpperCase(java.util.Locale.ROOT))) {
      var reply = api().get("/v1/parcels/" + id);

      assertThat(reply.status()).isEqualTo(404);
      assertThat(reply.code()).isEqualTo("parcel-not-found");
    }
    assertThat(api().get("/v1/parcels/par_" + UUID.randomUUID()).status()).isEqualTo(200);
  }

  @Test
  void answersListsInPages() {
    assertThat(api().get("/v1/parcels?rows=30").fields()).containsEntry("hasMore", true);
    assertThat((List<?>) api().get("/v1/parcels?rows=30").fields().get("data")).hasSize(20);
    assertThat(api().get("/v1/parcels?rows=30&limit=30").fields()).containsEntry("hasMore", false);
    for (var query : List.of("limit=0", "limit=101", "limit=x", "limit=", "startingAfter=rch_1")) {
      var reply = api().get("/v1/parcels?rows=1&" + query);

      assertThat(reply.status()).as(query).isEqualTo(400);
      assertThat(reply.code()).isEqualTo("invalid-request");
      assertThat(reply.body()).contains("\"parameter\":\"" + query.split("=", -1)[0] + "\"");
    }
    assertThat(api().get("/v1/parcels").body()).contains("\"parameter\":\"rows\"");
    assertThat(api().get("/v1/parcels?rows=x").body()).contains("\"parameter\":\"rows\"");
  }

  @Test
  void describesItselfAsOpenApi31() {
    var api = api().get("/openapi.json").fields();
    var again = api().get("/openapi.json").fields();

    assertThat(api).containsEntry("openapi", "3.1.0");
    assertThat(api.toString())
        .contains("Idempotency-Key", "startingAfter", "Prefer", "application/problem+json")
        .doesNotContain("127.0.0.1");
    assertThat(again).isEqualTo(api);
  }

  @Test
  void servesTheSchemasThatEventsName() {
    var schema = api().get("/schemas/ParcelSent.v1.json");

    assertThat(schema.status()).isEqualTo(200);
    assertThat(schema.header("Content-Type")).isEqualTo("application/schema+json");
    assertThat(schema.fields())
        .containsEntry("$id", "urn:tandem:schema:dev.tandem.web.ParcelSent.v1");
    for (var unknown : List.of("ParcelSent.v2.json", "ParcelSent", "..%2Fapplication.yml")) {
      assertThat(api().get("/schemas/" + unknown).status()).as(unknown).isIn(400, 404);
    }
  }

  private String answerTo(String head) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(5_000);
      var request = head + "Connection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String key() {
    return UUID.randomUUID().toString();
  }

  private Api api() {
    return new Api(port);
  }
}
