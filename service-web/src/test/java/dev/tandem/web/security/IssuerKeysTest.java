package dev.tandem.web.security;

import java.time.Duration;

import com.nimbusds.jose.jwk.JWK;
import dev.tandem.web.test.TestIssuer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/** Keys that change, and an issuer that is not always there. */
class IssuerKeysTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private TestIssuer issuer = TestIssuer.start(0);
  private final JwtDecoder tokens = decoderOf(issuer.url());

  @AfterEach
  void stopIssuer() {
    issuer.close();
  }

  @Test
  void takesTheKeyThatTheIssuerHasRotatedToAndTheFormerOneNoMore() {
    String former = issuer.token("ada").signed();
    tokens.decode(former);
    JWK second = TestIssuer.ecKey("second");
    issuer.rotateTo(second);
    String latter = issuer.token("ada").signed();

    await()
        .atMost(PATIENCE)
        .ignoreException(BadJwtException.class)
        .untilAsserted(() -> assertThat(tokens.decode(latter).getSubject()).isEqualTo("ada"));
    assertThatExceptionOfType(BadJwtException.class).isThrownBy(() -> tokens.decode(former));
  }

  @Test
  void fetchesTheKeysOnceForManyTokens() {
    for (int count = 0; count < 20; count++) {
      tokens.decode(issuer.token("ada").signed());
    }

    assertThat(issuer.fetches()).isEqualTo(1);
  }

  @Test
  void knowsTheKeysWhileTheIssuerIsAway() {
    tokens.decode(issuer.token("ada").signed());
    issuer.answerWith(500);

    assertThat(tokens.decode(issuer.token("bob").signed()).getSubject()).isEqualTo("bob");
  }

  @Test
  void saysThatItCannotTellUntilTheIssuerIsThere() {
    int port = issuer.port();
    String token = issuer.token("ada").signed();
    issuer.close();

    // Not a bad token: nobody can tell yet.
    assertThatExceptionOfType(JwtException.class)
        .isThrownBy(() -> tokens.decode(token))
        .isNotInstanceOf(BadJwtException.class);

    issuer = TestIssuer.start(port);
    await()
        .atMost(PATIENCE)
        .ignoreException(JwtException.class)
        .untilAsserted(() -> assertThat(tokens.decode(token).getSubject()).isEqualTo("ada"));
  }

  private static JwtDecoder decoderOf(String issuer) {
    var properties = new SecurityProperties(
        issuer, null, "tandem", Duration.ofSeconds(30), Duration.ofHours(1), 0);
    return TokenChecks.decoder(new IssuerKeys(properties), properties);
  }
}
