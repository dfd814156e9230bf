package dev.tandem.web.limit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

import dev.tandem.web.problem.ProblemException;
import dev.tandem.web.problem.Problems;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LargeBodyTest {

  @Test
  void canBeReadAgainAndKnowsItsHash() throws IOException {
    try (var body = new LargeBody(request("abc"), 3)) {
      assertThat(body.getInputStream().readAllBytes()).asString().isEqualTo("abc");
      assertThat(body.getInputStream().readAllBytes()).asString().isEqualTo("abc");
      assertThat(HexFormat.of().formatHex(body.sha256())).startsWith("ba7816bf8f01cfea");
    }
  }

  @Test
  void refusesMoreThanItMayHave() throws IOException {
    try (var body = new LargeBody(request("abcd"), 3)) {
      assertThatThrownBy(body::sha256)
          .isInstanceOfSatisfying(
              ProblemException.class,
              refused -> assertThat(refused.type()).isEqualTo(Problems.BODY_TOO_LARGE));
    }
  }

  @Test
  void isFoundOnlyWhereItIsOne() throws IOException {
    var request = request("abc");

    assertThat(LargeBody.of(request)).isEmpty();
    try (var body = new LargeBody(request, 3)) {
      assertThat(LargeBody.of(request)).contains(body);
    }
  }

  private static MockHttpServletRequest request(String body) {
    var request = new MockHttpServletRequest("POST", "/v1/files");
    request.setContent(body.getBytes(StandardCharsets.UTF_8));
    return request;
  }
}
