package dev.tandem.web.security;

import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/** The checks of a token: signature, type, issuer, audience, times and subject. */
final class TokenChecks {

  /** Asymmetric algorithms only: a service that checks tokens must not be able to make them. */
  private static final Set<JWSAlgorithm> ALGORITHMS =
      Set.of(JWSAlgorithm.RS256, JWSAlgorithm.ES256);

  /** Text that fits every column, without control characters and lone surrogates. */
  private static final Pattern SUBJECT = Pattern.compile("[^\\p{Cc}\\p{Cs}]{1,128}");

  private TokenChecks() {}

  static NimbusJwtDecoder decoder(IssuerKeys keys, SecurityProperties properties) {
    var processor = new DefaultJWTProcessor<SecurityContext>();
    processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, keys));
    processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(
        JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null));
    // The claims are the validators' business.
    processor.setJWTClaimsSetVerifier((claims, context) -> {});
    var decoder = new NimbusJwtDecoder(processor);
    decoder.setJwtValidator(validator(properties));
    return decoder;
  }

  private static OAuth2TokenValidator<Jwt> validator(SecurityProperties properties) {
    // Real time also where a demo moves the suite's clock: the issuer's does not move with it.
    return new DelegatingOAuth2TokenValidator<>(
        new JwtTimestampValidator(properties.clockSkew()),
        check("exp is missing", token -> token.getExpiresAt() != null),
        check(
            "iss is another issuer",
            token -> properties.issuer().equals(token.getClaimAsString("iss"))),
        check(
            "aud is another audience",
            token ->
                token.getAudience() != null && token.getAudience().contains(properties.audience())),
        check("sub is not a subject", token -> isSubject(token.getSubject())));
  }

  private static boolean isSubject(@Nullable String sub) {
    return sub != null && !sub.isBlank() && SUBJECT.matcher(sub).matches();
  }

  private static OAuth2TokenValidator<Jwt> check(String otherwise, Predicate<Jwt> holds) {
    var failure =
        OAuth2TokenValidatorResult.failure(new OAuth2Error("invalid_token", otherwise, null));
    return token -> holds.test(token) ? OAuth2TokenValidatorResult.success() : failure;
  }
}
