package dev.tandem.web;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.UUID;

import dev.tandem.web.test.Api;
import dev.tandem.web.test.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest(classes = Sample.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ExtendWith(OutputCaptureExtension.class)
class CardNumberRefusalIT {

  private static final String CARD = "4111111111111111";

  @LocalServerPort
  int port;

  @Autowired
  Sample.Parcels parcels;

  @Autowired
  JdbcClient jdbc;

  @DynamicPropertySource
  static void database(DynamicPropertyRegistry registry) {
    Postgres.register(registry);
  }

  @Test
  void refusesACardInAnyFieldBeforeAnythingSeesIt(CapturedOutput output) {
    int before = parcels.sent.get();

    isRefused(send("{\"to\":\"" + CARD + "\",\"amountMinor\":5}"), "/to");
    isRefused(send("{\"to\":\"4111 1111 1111 1111\",\"amountMinor\":5}"), "/to");
    isRefused(send("{\"to\":\"\\u0034111-1111-1111-1111\",\"amountMinor\":5}"), "/to");
    isRefused(
        send("{\"to\":\"ada\",\"amountMinor\":5,\"place\":{\"tags\":[\"a\",\"" + CARD + "\"]}}"),
        "/place/tags/1");
    isRefused(send("{\"to\":\"ada\",\"amountMinor\":5,\"" + CARD + "\":\"x\"}"), "");

    assertThat(parcels.sent).hasValue(before);
    assertThat(output.getAll()).doesNotContain(CARD);
    assertThat(jdbc.sql("SELECT count(*) FROM http.idempotency i WHERE i::text LIKE '%4111%1111%'")
            .query(Long.class)
            .single())
        .isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "text/csv, 'id,note\n1,4111 1111 1111 1111\n'",
    "application/xml, <a>4111111111111111</a>",
    "application/xml, <a>&#52;111111111&#x31;11111</a>",
    "application/x-www-form-urlencoded, note=4111111111111111",
    "text/plain, 4111-1111-1111-1111"
  })
  void refusesACardInABodyOfAnyKind(String type, String body) {
    isRefused(
        new Api(port)
            .send(new Api(port)
                .request("/v1/parcels")
                .header("Content-Type", type)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(BodyPublishers.ofString(body))),
        "");
  }

  @Test
  void refusesACardInPathAndQuery() {
    isRefused(new Api(port).get("/v1/parcels/" + CARD), null);
    isRefused(new Api(port).get("/v1/parcels?rows=1&who=4111+1111+1111+1111"), null);
    isRefused(new Api(port).get("/v1/parcels?rows=1&who=4111%201111%201111%201111"), null);
  }

  @Test
  void takesIdsAndAmountsForWhatTheyAre() {
    assertThat(send("{\"to\":\"4111111111111112\",\"amountMinor\":5}").status()).isEqualTo(202);
    assertThat(new Api(port)
            .get("/v1/parcels/par_01234567-8901-7345-8789-012345678901")
            .status())
        .isEqualTo(200);
  }

  private Reply send(String json) {
    return new Api(port).post("/v1/parcels", json);
  }

  private static void isRefused(Reply reply, String pointer) {
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.fields()).containsEntry("code", "card-number-refused");
    assertThat(reply.body().replaceAll("[ -]", "")).doesNotContain(CARD);
    if (pointer != null) {
      assertThat(reply.body()).contains("\"pointer\":\"" + pointer + "\"");
    }
  }
}
