package dev.tandem.identity;

import java.util.List;
import java.util.Locale;
import java.util.Objects;

import com.nimbusds.jose.jwk.JWK;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;

/** Configures the claims of tokens, and their signing keys. */
@Configuration(proxyBeanMethods = false)
class TokenConfiguration {

  private static final String AUTHORITY = "ROLE_";

  @Bean
  SigningKeys signingKeys(IdentityProperties properties) {
    return new SigningKeys(new KeptFile(properties.data().resolve("signing-keys.json")));
  }

  @Bean
  JwtEncoder jwtEncoder(SigningKeys keys) {
    NimbusJwtEncoder encoder = new NimbusJwtEncoder(keys);
    encoder.setJwkSelector(found -> signing(found, keys));
    return encoder;
  }

  private static JWK signing(List<JWK> found, SigningKeys keys) {
    return found.stream()
        .filter(key -> keys.signing().equals(key.getKeyID()))
        .findFirst()
        .orElseGet(found::getFirst);
  }

  @Bean
  OAuth2TokenCustomizer<JwtEncodingContext> whatTokensSay(
      IdentityProperties properties, SignInLog signIns) {
    return context -> {
      List<String> roles = roles(context);
      context.getClaims().claim("roles", roles);
      // An identity token is for the client that asked, an access token for the services.
      if (Objects.equals(context.getTokenType(), OAuth2TokenType.ACCESS_TOKEN)) {
        context.getClaims().audience(List.of(properties.audience()));
        signIns.issued(
            Objects.requireNonNull(context.<Authentication>getPrincipal()).getName(),
            roles,
            Objects.requireNonNull(context.getAuthorizationGrantType()).getValue());
      }
    };
  }

  private static List<String> roles(JwtEncodingContext context) {
    if (AuthorizationGrantType.CLIENT_CREDENTIALS.equals(context.getAuthorizationGrantType())) {
      return List.of(Role.SERVICE.claim());
    }
    Authentication person = Objects.requireNonNull(context.<Authentication>getPrincipal());
    return person.getAuthorities().stream()
        .map(it -> String.valueOf(it.getAuthority()))
        .filter(it -> it.startsWith(AUTHORITY))
        .map(it -> it.substring(AUTHORITY.length()).toLowerCase(Locale.ROOT))
        .sorted()
        .toList();
  }
}
