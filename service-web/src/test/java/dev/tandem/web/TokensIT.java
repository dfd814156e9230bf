package dev.tandem.web;

import java.time.Duration;
import java.util.List;

import com.nimbusds.jose.JWSAlgorithm;
import dev.tandem.web.test.Api;
import dev.tandem.web.test.Reply;
import dev.tandem.web.test.TestIssuer;
import dev.tandem.web.test.TestToken;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/** Which tokens are good, and how those are answered that are not. */
@SpringBootTest(classes = Sample.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class TokensIT {

  private static final String PARCELS = "/v1/parcels?rows=1";

  @LocalServerPort
  int port;

  @LocalManagementPort
  int managementPort;

  @DynamicPropertySource
  static void database(DynamicPropertyRegistry registry) {
    Postgres.register(registry);
  }

  @Test
  void takesATokenOfTheIssuer() {
    var reply = asked(token());

    assertThat(reply.status()).as(reply.header("WWW-Authenticate")).isEqualTo(200);
  }

  @Test
  void asksForATokenWhereNoneCame() {
    var reply = new Api(port).with(null).get(PARCELS);

    assertThat(reply.status()).isEqualTo(401);
    assertThat(reply.code()).isEqualTo("unauthenticated");
    assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(reply.header("WWW-Authenticate")).startsWith("Bearer realm=\"tandem\"");
    assertThat(reply.fields()).containsEntry("traceId", reply.header("Trace-Id"));
  }

  @Test
  void saysWhatIsWrongWithAToken() {
    assertRefused(asked(token().expired(Duration.ofMinutes(2))), "expired");
    assertRefused(asked(token().notBefore(Duration.ofMinutes(2))), "used before");
    assertRefused(asked(token().with(it -> it.audience("another"))), "another audience");
    assertRefused(asked(token().with(it -> it.audience((String) null))), "another audience");
    assertRefused(asked(token().with(it -> it.issuer("http://127.0.0.1:1"))), "another issuer");
    assertRefused(asked(token().with(it -> it.expirationTime(null))), "exp is missing");
    for (var sub : new String[] {null, "", " ", "a\u0007b", "s".repeat(129)}) {
      assertRefused(asked(token().with(it -> it.subject(sub))), "sub is not a subject");
    }
  }

  @Test
  void allowsTheIssuersClockToDifferByHalfAMinute() {
    assertThat(asked(token().expired(Duration.ofSeconds(20))).status()).isEqualTo(200);
    assertThat(asked(token().notBefore(Duration.ofSeconds(20))).status()).isEqualTo(200);
  }

  @Test
  void refusesEveryOtherSignature() {
    assertThat(with(token().unsigned()).status()).isEqualTo(401);
    assertThat(with(token().signedWithThePublicKey()).status()).isEqualTo(401);
    assertThat(with(token().signedBy(TestIssuer.rsaKey("unknown"))).status()).isEqualTo(401);
    assertThat(with(token().signedBy(TestIssuer.rsaKey("first"))).status()).isEqualTo(401);
    assertThat(with(token().signedWith(JWSAlgorithm.RS512)).status()).isEqualTo(401);
    assertThat(with(token().signedWith(JWSAlgorithm.PS256)).status()).isEqualTo(401);
    assertThat(with(token().signed() + "x").status()).isEqualTo(401);
    for (var nonsense : List.of("nonsense", " ", "a b", "\u00e9.\u00e9.\u00e9", "..", "%", ",")) {
      assertThat(with(nonsense).status()).as(nonsense).isEqualTo(401);
    }
  }

  @Test
  void takesNothingForATokenThatTheIssuerSignedForAnotherUse() {
    assertThat(asked(token().ofType("at+jwt")).status()).isEqualTo(200);
    assertThat(asked(token().ofType("JWT")).status()).isEqualTo(200);
    for (var other : List.of("logout+jwt", "dpop+jwt", "secevent+jwt")) {
      assertThat(asked(token().ofType(other)).status()).as(other).isEqualTo(401);
    }
  }

  @Test
  void takesATokenFromTheAuthorizationHeaderAlone() {
    var api = new Api(port).with(null);
    var token = token().signed();

    assertThat(api.get(PARCELS + "&access_token=" + token).status()).isEqualTo(401);
    assertThat(api.get(PARCELS, "Authorization", "Basic YWRhOmFkYQ==").status()).isEqualTo(401);
  }

  @Test
  void letsNobodyInWithoutARoleThatMay() {
    for (var roles : new String[][] {{}, {"service"}, {"OPERATOR"}, {"admin"}}) {
      var reply = new Api(port).as("ada", roles).get(PARCELS);

      assertThat(reply.status()).as(List.of(roles).toString()).isEqualTo(403);
      assertThat(reply.code()).isEqualTo("forbidden");
    }
    assertRoles(403, "operator");
    assertRoles(403, 5);
    assertRoles(403, List.of(List.of("operator")));
    assertRoles(403, null);
    assertRoles(200, List.of("admin", "operator"));
  }

  @Test
  void answersWhatItLearnsFromACachedTokenAsBefore() {
    var token = token().signed();
    var fetches = TestIssuer.shared().fetches();

    for (var time = 0; time < 20; time++) {
      assertThat(with(token).status()).isEqualTo(200);
      assertThat(with(token().signedWithThePublicKey()).status()).isEqualTo(401);
    }

    assertThat(TestIssuer.shared().fetches() - fetches).isLessThanOrEqualTo(1);
  }

  @Test
  void opensNothingOnTheManagementPortButHealthAndMetrics() {
    var anybody = new Api(managementPort).with(null);

    assertThat(anybody.get("/actuator/health").status()).isEqualTo(200);
    assertThat(anybody.get("/actuator/health/liveness").status()).isEqualTo(200);
    assertThat(anybody.get("/actuator/prometheus").status()).isEqualTo(200);
    for (var path : List.of("/actuator", "/actuator/info", "/actuator/env", "/v1/parcels")) {
      assertThat(anybody.get(path).status()).as(path).isEqualTo(401);
    }
    assertThat(anybody.get("/").status()).as("its root is the other port's").isEqualTo(404);
    assertThat(new Api(managementPort).get("/actuator/env").status()).isEqualTo(403);
    assertThat(new Api(port)
            .with(null)
            .get("/.well-known/oauth-protected-resource")
            .status())
        .isEqualTo(401);
    assertThat(new Api(managementPort).get("/actuator").status()).isEqualTo(200);
  }

  @Test
  void refusesAnEndpointWithoutARule() {
    var reply = new Api(port).get("/v1/forgotten");

    assertThat(reply.status()).isEqualTo(403);
    assertThat(reply.code()).isEqualTo("forbidden");
    assertThat(new Api(port).get("/v1/nowhere").status()).isEqualTo(404);
  }

  @Test
  void readsNoBodyOfACallerItDoesNotKnow() {
    var tooLarge = "x".repeat(70_000);

    assertThat(new Api(port).with(null).post("/v1/parcels", tooLarge).status()).isEqualTo(401);
    assertThat(new Api(port).post("/v1/parcels", tooLarge).status()).isEqualTo(413);
  }

  @Test
  void keepsBrowsersAndCachesOut() {
    var reply = new Api(port).get(PARCELS, "Origin", "https://evil.example");

    assertThat(reply.header("Cache-Control")).contains("no-store");
    assertThat(reply.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(reply.header("X-Frame-Options")).isEqualTo("DENY");
    assertThat(reply.header("Content-Security-Policy"))
        .isEqualTo("default-src 'none'; frame-ancestors 'none'");
    assertThat(reply.header("Referrer-Policy")).isEqualTo("no-referrer");
    assertThat(reply.header("Access-Control-Allow-Origin")).isEmpty();
    assertThat(reply.header("Server")).isEmpty();
    assertThat(new Api(port).get("/schemas/ParcelSent.v1.json").header("Cache-Control"))
        .contains("max-age=3600", "public");
    assertThat(new Api(managementPort).get("/actuator/outbox").header("X-Content-Type-Options"))
        .isEqualTo("nosniff");
  }

  @Test
  void answersNoPreflight() {
    var api = new Api(port).with(null);
    var reply = api.send(api.request(
            "/v1/parcels",
            "Origin",
            "https://evil.example",
            "Access-Control-Request-Method",
            "POST")
        .method("OPTIONS", java.net.http.HttpRequest.BodyPublishers.noBody()));

    assertThat(reply.status()).isEqualTo(401);
    assertThat(reply.header("Access-Control-Allow-Origin")).isEmpty();
  }

  private void assertRoles(int status, Object roles) {
    assertThat(asked(token().with(it -> it.claim("roles", roles))).status())
        .as(String.valueOf(roles))
        .isEqualTo(status);
  }

  private static void assertRefused(Reply reply, String why) {
    assertThat(reply.status()).as(why).isEqualTo(401);
    assertThat(reply.header("WWW-Authenticate")).contains("invalid_token").contains(why);
  }

  private static TestToken token() {
    return TestIssuer.shared().token("ada", "investor");
  }

  private Reply asked(TestToken token) {
    return with(token.signed());
  }

  private Reply with(String token) {
    return new Api(port).with(token).get(PARCELS);
  }
}
