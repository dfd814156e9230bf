package dev.tandem.identity;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

@ExtendWith(OutputCaptureExtension.class)
class IdentityServerIT {

  private static final String ISSUER = "http://127.0.0.1:8089";
  private static final String REDIRECT = "http://127.0.0.1:8080/login/oauth2/code/tandem";
  private static final String VERIFIER = "a-verifier-that-is-long-enough-to-be-one-0123456789";
  private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");
  private static final JsonMapper JSON = JsonMapper.shared();

  @TempDir
  private static Path data;

  private static ConfigurableApplicationContext server;
  private final HttpClient client =
      HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

  @BeforeAll
  static void start() {
    server = started();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void isFoundByDiscovery() throws Exception {
    JsonNode found = json(get("/.well-known/openid-configuration"));

    assertThat(found.path("issuer").asString()).isEqualTo(ISSUER);
    assertThat(found.path("jwks_uri").asString()).isEqualTo(ISSUER + "/oauth2/jwks");
    assertThat(found.path("code_challenge_methods_supported").toString()).contains("S256");
  }

  @Test
  void publishesNoPrivateKey() throws Exception {
    JsonNode key = json(get("/oauth2/jwks")).path("keys").path(0);

    assertThat(key.path("kty").asString()).isEqualTo("RSA");
    assertThat(key.propertyNames()).doesNotContain("d", "p", "q");
    Path kept = data.resolve("signing-keys.json");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(kept)))
        .isEqualTo("rw-------");
  }

  @Test
  void givesTheDemosTokensToAnybody() throws Exception {
    Jwt token = decoded(made("{\"sub\":\"ada\",\"roles\":[\"investor\",\"auditor\"]}"));

    assertThat(token.getSubject()).isEqualTo("ada");
    assertThat(token.getAudience()).containsExactly("tandem");
    assertThat(token.getClaimAsString("iss")).isEqualTo(ISSUER);
    assertThat(token.getClaimAsStringList("roles")).containsExactly("auditor", "investor");
    assertThat(token.getExpiresAt())
        .isCloseTo(Instant.now().plus(Duration.ofHours(1)), within(Duration.ofMinutes(1)));
  }

  @Test
  void letsATokenEndWhenItIsTold() throws Exception {
    Jwt words = decoded(made("{\"sub\":\"ada\",\"roles\":[\"investor\"],\"ttl\":\"PT5M\"}"));
    Jwt seconds = decoded(made("{\"sub\":\"ada\",\"roles\":[\"investor\"],\"ttl\":300}"));

    assertThat(List.of(words, seconds))
        .allSatisfy(token -> assertThat(token.getExpiresAt())
            .isCloseTo(Instant.now().plusSeconds(300), within(Duration.ofSeconds(30))));
  }

  @Test
  void refusesWishesThatMakeNoToken() throws Exception {
    for (String wish : List.of(
        "{}",
        "[]",
        "{\"sub\":\"\",\"roles\":[\"investor\"]}",
        "{\"sub\":\"a b\",\"roles\":[\"investor\"]}",
        "{\"sub\":\"ada\",\"roles\":[]}",
        "{\"sub\":\"ada\",\"roles\":[null]}",
        "{\"sub\":\"ada\",\"roles\":[\"root\"]}",
        "{\"sub\":\"ada\",\"roles\":[\"investor\"],\"ttl\":\"PT0S\"}",
        "{\"sub\":\"ada\",\"roles\":[\"investor\"],\"ttl\":\"P2D\"}",
        "{\"sub\":\"ada\",\"roles\":[\"investor\"],\"more\":1}")) {
      assertThat(post("/tokens", wish).statusCode()).as(wish).isEqualTo(400);
    }
  }

  @Test
  void knowsMachinesByTheSecretItHasKept() throws Exception {
    String secret = Files.readString(data.resolve("machine-secret"));

    Jwt token = decoded(json(machineAsks(secret)).path("access_token").asString());

    assertThat(token.getSubject()).isEqualTo("machine");
    assertThat(token.getAudience()).containsExactly("tandem");
    assertThat(token.getClaimAsStringList("roles")).containsExactly("service");
    assertThat(machineAsks("another").statusCode()).isEqualTo(401);
  }

  @Test
  void signsAPersonInForTheConsole() throws Exception {
    String code = codeFor("olga", "demo", challenge(VERIFIER));

    JsonNode tokens = json(exchange(code, VERIFIER));
    Jwt access = decoded(tokens.path("access_token").asString());
    Jwt identity = decoded(tokens.path("id_token").asString());
    assertThat(access.getSubject()).isEqualTo("olga");
    assertThat(access.getAudience()).containsExactly("tandem");
    assertThat(access.getClaimAsStringList("roles")).containsExactly("operator");
    assertThat(identity.getAudience()).containsExactly("console");
    assertThat(identity.getClaimAsStringList("roles")).containsExactly("operator");
  }

  @Test
  void logsWhoSignsInAndOutWhoTriesInVainAndWhoGetsTokens(CapturedOutput log) throws Exception {
    String code = codeFor("olga", "demo", challenge(VERIFIER));
    String idToken = json(exchange(code, VERIFIER)).path("id_token").asString();
    get("/connect/logout?id_token_hint=" + idToken);
    signIn("olga", "wrong");
    signIn("a password in the wrong field", "demo");
    machineAsks("another");
    made("{\"sub\":\"ada\",\"roles\":[\"investor\"]}");

    assertThat(log)
        .contains(
            "olga signed in from 127.0.0.1",
            "olga was issued a token as [operator] by authorization_code to 127.0.0.1",
            "olga signed out from 127.0.0.1",
            "olga was refused from 127.0.0.1: BadCredentialsException",
            "Nobody known was refused from 127.0.0.1: BadCredentialsException",
            "machine was refused from 127.0.0.1: invalid_client",
            "ada was issued a token as [investor] by the demo to 127.0.0.1")
        .doesNotContain("a password in the wrong field", idToken);
  }

  @Test
  void givesNoTokenForACodeSomebodyElseAskedFor() throws Exception {
    String code = codeFor("olga", "demo", challenge(VERIFIER));

    assertThat(exchange(code, "another-verifier-that-is-long-enough-0123456789-000")
            .statusCode())
        .isEqualTo(400);
  }

  @Test
  void keepsItsKeysOverARestartAndTheOldOneOverAChange() throws Exception {
    String before = made("{\"sub\":\"ada\",\"roles\":[\"investor\"]}");

    server.getBean(SigningKeys.class).change();
    String after = made("{\"sub\":\"ada\",\"roles\":[\"investor\"]}");
    server.close();
    server = started();

    assertThat(decoded(before).getHeaders().get("kid"))
        .isNotEqualTo(decoded(after).getHeaders().get("kid"));
    server.getBean(SigningKeys.class).change();
    decoded(after);
    assertThatThrownBy(() -> decoded(before)).isInstanceOf(BadJwtException.class);
  }

  private static ConfigurableApplicationContext started() {
    return SpringApplication.run(
        IdentityServerApplication.class,
        "--server.port=0",
        "--tandem.identity.issuer=" + ISSUER,
        "--tandem.identity.data=" + data);
  }

  private static URI at(String path) {
    return URI.create(
        "http://127.0.0.1:" + server.getEnvironment().getProperty("local.server.port") + path);
  }

  private static Jwt decoded(String token) {
    return NimbusJwtDecoder.withJwkSetUri(at("/oauth2/jwks").toString()).build().decode(token);
  }

  private String made(String wish) throws Exception {
    return json(post("/tokens", wish)).path("token").asString();
  }

  /** What the console's redirect carries after the person has signed in at the form. */
  private String codeFor(String person, String password, String challenge) throws Exception {
    get("/oauth2/authorize?response_type=code&client_id=console&scope=openid&state=s&redirect_uri="
        + encoded(REDIRECT) + "&code_challenge_method=S256&code_challenge=" + challenge);
    HttpResponse<String> signedIn = signIn(person, password);
    String back = signedIn.headers().firstValue("Location").orElseThrow();
    URI target = URI.create(back);
    String redirect = get(target.getPath() + "?" + target.getRawQuery())
        .headers()
        .firstValue("Location")
        .orElseThrow();
    assertThat(redirect).startsWith(REDIRECT + "?code=");
    return redirect.replaceFirst(".*[?&]code=([^&]+).*", "$1");
  }

  private HttpResponse<String> signIn(String person, String password) throws Exception {
    var csrf = CSRF.matcher(get("/login").body());
    assertThat(csrf.find()).isTrue();
    return form("/login", Map.of("username", person, "password", password, "_csrf", csrf.group(1)));
  }

  private HttpResponse<String> exchange(String code, String verifier) throws Exception {
    return form(
        "/oauth2/token",
        Map.of(
            "grant_type", "authorization_code",
            "client_id", "console",
            "code", code,
            "redirect_uri", REDIRECT,
            "code_verifier", verifier));
  }

  private HttpResponse<String> machineAsks(String secret) throws Exception {
    String basic =
        Base64.getEncoder().encodeToString(("machine:" + secret).getBytes(StandardCharsets.UTF_8));
    return client.send(
        HttpRequest.newBuilder(at("/oauth2/token"))
            .header("Authorization", "Basic " + basic)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("grant_type=client_credentials"))
            .build(),
        BodyHandlers.ofString());
  }

  private HttpResponse<String> get(String path) throws Exception {
    return client.send(
        HttpRequest.newBuilder(at(path)).header("Accept", "text/html,*/*").build(),
        BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String path, String json) throws Exception {
    return client.send(
        HttpRequest.newBuilder(at(path))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json))
            .build(),
        BodyHandlers.ofString());
  }

  private HttpResponse<String> form(String path, Map<String, String> fields) throws Exception {
    String body = fields.entrySet().stream()
        .map(it -> it.getKey() + "=" + encoded(it.getValue()))
        .collect(Collectors.joining("&"));
    return client.send(
        HttpRequest.newBuilder(at(path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  private static JsonNode json(HttpResponse<String> response) throws IOException {
    if (response.statusCode() != 200) {
      throw new IOException(response.statusCode() + " " + response.body());
    }
    return JSON.readTree(response.body());
  }

  private static String challenge(String verifier) throws Exception {
    byte[] digest =
        MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
