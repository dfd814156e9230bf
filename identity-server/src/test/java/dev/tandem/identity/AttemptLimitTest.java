package dev.tandem.identity;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class AttemptLimitTest {

  private static final IdentityProperties PROPERTIES = new IdentityProperties(
      URI.create("http://127.0.0.1:8089"),
      "tandem",
      Path.of("none"),
      Path.of("none"),
      URI.create("http://127.0.0.1:8080"),
      Map.of(),
      "demo",
      Duration.ofHours(1),
      Duration.ofDays(1),
      2,
      5);

  private final AttemptLimit limit = new AttemptLimit(PROPERTIES, new SignInLog(PROPERTIES));

  @Test
  void boundsWhatOneAddressMayTry() throws Exception {
    for (String path : new String[] {"/login", "/oauth2/token"}) {
      assertThat(post(path, "10.0.0.1").getStatus()).isEqualTo(200);
      assertThat(post(path, "10.0.0.1").getStatus()).isEqualTo(200);

      MockHttpServletResponse third = post(path, "10.0.0.1");

      assertThat(third.getStatus()).isEqualTo(429);
      assertThat(third.getHeader("Retry-After")).isEqualTo("30");
      assertThat(post(path, "10.0.0.2").getStatus()).isEqualTo(200);
    }
  }

  @Test
  void makesMoreTokensForTheDemo() throws Exception {
    for (int token = 0; token < 5; token++) {
      assertThat(post("/tokens", "10.0.0.1").getStatus()).isEqualTo(200);
    }
    assertThat(post("/tokens", "10.0.0.1").getStatus()).isEqualTo(429);
  }

  @Test
  void logsEachAttemptThatItRefuses(CapturedOutput log) throws Exception {
    for (int attempt = 0; attempt < 4; attempt++) {
      post("/login", "10.0.0.1");
    }

    assertThat(log.getOut().lines())
        .filteredOn(line ->
            line.contains("Somebody was refused from 10.0.0.1: too many attempts at /login"))
        .hasSize(2);
  }

  private MockHttpServletResponse post(String path, String address) throws Exception {
    MockHttpServletRequest request = new MockHttpServletRequest("POST", path);
    request.setRemoteAddr(address);
    MockHttpServletResponse response = new MockHttpServletResponse();
    limit.doFilter(request, response, new MockFilterChain());
    return response;
  }
}
