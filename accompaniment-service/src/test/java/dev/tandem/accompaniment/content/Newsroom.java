package dev.tandem.accompaniment.content;

import dev.tandem.web.test.Api;
import dev.tandem.web.test.Reply;

import static org.assertj.core.api.Assertions.assertThat;

/** Rita writes about a fund, Carl reviews, and Olga publishes. */
final class Newsroom {

  final Api rita;
  final Api carl;
  final Api olga;
  private final String fund;

  Newsroom(int port, String fund) {
    this.rita = new Api(port).as("rita", "operator", "approver");
    this.carl = new Api(port).as("carl", "approver", "operator");
    this.olga = new Api(port).as("olga", "operator");
    this.fund = fund;
  }

  String published(String body) {
    return published(body, "holders");
  }

  String published(String body, String audience) {
    String content = written(body, audience);
    submit(content);
    assertThat(carl.post(path(content, "review"), "{\"decision\": \"APPROVE\"}").status())
        .isEqualTo(200);
    assertThat(olga.post(path(content, "publication"), "{}").status()).isEqualTo(200);
    return content;
  }

  void submit(String content) {
    assertThat(rita.post(path(content, "submission"), "{}").text("status")).isEqualTo("SUBMITTED");
  }

  String written(String body) {
    return written(body, "holders");
  }

  Reply write(String body, String fundCode, String audience) {
    return rita.post("/v1/contents", """
        {"title": "A note", "body": "%s", "fundCode": "%s", "audience": "%s"}\
        """.formatted(body, fundCode, audience));
  }

  static String path(String content, String act) {
    return "/v1/contents/" + content + "/" + act;
  }

  private String written(String body, String audience) {
    var reply = write(body, fund, audience);
    assertThat(reply.status()).isEqualTo(201);
    return reply.text("id");
  }
}
