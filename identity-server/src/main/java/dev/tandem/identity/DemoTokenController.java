package dev.tandem.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Issues any token to anybody, so that people can try the suite with curl. */
@RestController
class DemoTokenController {

  static final String PATH = "/tokens";

  private final IdentityProperties properties;
  private final JwtEncoder encoder;
  private final SignInLog signIns;

  DemoTokenController(IdentityProperties properties, JwtEncoder encoder, SignInLog signIns) {
    this.properties = properties;
    this.encoder = encoder;
    this.signIns = signIns;
  }

  /**
   * A request for a token.
   *
   * @param sub the subject of the token
   * @param ttl its validity, in ISO 8601 or seconds
   */
  record TokenRequest(
      @NotNull @Pattern(regexp = "[\\p{L}\\p{N}._@:-]{1,128}")
      String sub,

      @NotEmpty Set<Role> roles,
      @Nullable Duration ttl) {}

  record TokenAnswer(String token) {}

  @PostMapping(path = PATH, consumes = MediaType.APPLICATION_JSON_VALUE)
  TokenAnswer make(@Valid @RequestBody TokenRequest request) {
    Instant now = Instant.now();
    List<String> roles = request.roles().stream().map(Role::claim).sorted().toList();
    JwtClaimsSet claims = JwtClaimsSet.builder()
        .id(UUID.randomUUID().toString())
        .issuer(properties.issuer().toString())
        .audience(List.of(properties.audience()))
        .subject(request.sub())
        .claim("roles", roles)
        .issuedAt(now)
        .notBefore(now)
        .expiresAt(now.plus(lifetime(request)))
        .build();
    JwsHeader header = JwsHeader.with(SignatureAlgorithm.RS256).build();
    String token = encoder.encode(JwtEncoderParameters.from(header, claims)).getTokenValue();
    signIns.issued(request.sub(), roles, "the demo");
    return new TokenAnswer(token);
  }

  private Duration lifetime(TokenRequest request) {
    Duration wanted = request.ttl() == null ? properties.tokenLifetime() : request.ttl();
    if (!wanted.isPositive() || wanted.compareTo(properties.longestLifetime()) > 0) {
      throw new ResponseStatusException(
          HttpStatus.BAD_REQUEST, "ttl is positive and at most " + properties.longestLifetime());
    }
    return wanted;
  }
}
