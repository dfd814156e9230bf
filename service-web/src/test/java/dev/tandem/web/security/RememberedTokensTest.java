package dev.tandem.web.security;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What is remembered of tokens, and for how long. */
class RememberedTokensTest {

  private final List<String> checked = new ArrayList<>();

  @Test
  void checksAGoodTokenOnce() {
    var tokens = remembering(10, Duration.ofHours(1));

    authenticate(tokens, "good");
    authenticate(tokens, "good");

    assertThat(checked).containsExactly("good");
  }

  @Test
  void checksATokenAgainWhoseTimeIsOver() {
    // The issuer's clock may differ: such a token can still be good, and is never taken on trust.
    var tokens = remembering(10, Duration.ofSeconds(-5));

    authenticate(tokens, "late");
    authenticate(tokens, "late");

    assertThat(checked).containsExactly("late", "late");
  }

  @Test
  void checksABadTokenEachTime() {
    var tokens = remembering(10, Duration.ofHours(1));

    assertThatExceptionOfType(InvalidBearerTokenException.class)
        .isThrownBy(() -> authenticate(tokens, "bad"));
    assertThatExceptionOfType(InvalidBearerTokenException.class)
        .isThrownBy(() -> authenticate(tokens, "bad"));

    assertThat(checked).containsExactly("bad", "bad");
  }

  @Test
  void checksEachTimeWhereNoneMayBeRemembered() {
    var tokens = remembering(0, Duration.ofHours(1));

    authenticate(tokens, "good");
    authenticate(tokens, "good");

    assertThat(checked).containsExactly("good", "good");
  }

  private static void authenticate(RememberedTokens tokens, String token) {
    var caller = tokens.authenticate(new BearerTokenAuthenticationToken(token));

    assertThat(caller).isNotNull();
    assertThat(caller.getName()).isEqualTo("ada");
    assertThat(caller.getAuthorities()).extracting("authority").containsExactly("investor");
  }

  private RememberedTokens remembering(int capacity, Duration left) {
    return new RememberedTokens(
        token -> {
          checked.add(token);
          if (token.equals("bad")) {
            throw new BadJwtException("bad");
          }
          return Jwt.withTokenValue(token)
              .header("alg", "RS256")
              .subject("ada")
              .claim("roles", List.of("investor", 7))
              .expiresAt(Instant.now().plus(left))
              .build();
        },
        capacity);
  }
}
