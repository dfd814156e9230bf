package dev.tandem.web.security;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What is remembered of tokens, and for how long. */
class RememberingDecoderTest {

  private final List<String> checked = new ArrayList<>();

  @Test
  void checksAGoodTokenOnce() {
    var tokens = remembering(10, Duration.ofHours(1));

    tokens.decode("good");
    tokens.decode("good");

    assertThat(checked).containsExactly("good");
  }

  @Test
  void checksATokenAgainWhoseTimeIsOver() {
    // The issuer's clock may differ: such a token can still be good, and is never taken on trust.
    var tokens = remembering(10, Duration.ofSeconds(-5));

    tokens.decode("late");
    tokens.decode("late");

    assertThat(checked).containsExactly("late", "late");
  }

  @Test
  void checksABadTokenEachTime() {
    var tokens = remembering(10, Duration.ofHours(1));

    assertThatExceptionOfType(BadJwtException.class).isThrownBy(() -> tokens.decode("bad"));
    assertThatExceptionOfType(BadJwtException.class).isThrownBy(() -> tokens.decode("bad"));

    assertThat(checked).containsExactly("bad", "bad");
  }

  @Test
  void checksEachTimeWhereNoneMayBeRemembered() {
    var tokens = remembering(0, Duration.ofHours(1));

    tokens.decode("good");
    tokens.decode("good");

    assertThat(checked).containsExactly("good", "good");
  }

  private JwtDecoder remembering(int capacity, Duration left) {
    return new RememberingDecoder(
        token -> {
          checked.add(token);
          if (token.equals("bad")) {
            throw new BadJwtException("bad");
          }
          return Jwt.withTokenValue(token)
              .header("alg", "RS256")
              .expiresAt(Instant.now().plus(left))
              .build();
        },
        capacity);
  }
}
