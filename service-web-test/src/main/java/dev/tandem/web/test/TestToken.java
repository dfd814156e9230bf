package dev.tandem.web.test;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.function.Consumer;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import org.jspecify.annotations.Nullable;

/** A token for tests, valid or not. */
public final class TestToken {

  private final JWK key;
  private final JWTClaimsSet.Builder claims;
  private @Nullable JOSEObjectType type;

  TestToken(String issuer, JWK key, String sub, String... roles) {
    this.key = key;
    var now = Instant.now();
    var before = Date.from(now.minus(Duration.ofHours(1)));
    this.claims = new JWTClaimsSet.Builder()
        .issuer(issuer)
        .audience("tandem")
        .subject(sub)
        .claim("roles", List.of(roles))
        .issueTime(before)
        .notBeforeTime(before)
        .expirationTime(Date.from(now.plus(Duration.ofHours(1))));
  }

  /** Changes the token's claims. */
  public TestToken with(Consumer<JWTClaimsSet.Builder> change) {
    change.accept(claims);
    return this;
  }

  /** A token whose header says that it is of {@code type}. */
  public TestToken ofType(String type) {
    this.type = new JOSEObjectType(type);
    return this;
  }

  /** A token that expired {@code ago}. */
  public TestToken expired(Duration ago) {
    return with(it -> it.expirationTime(Date.from(Instant.now().minus(ago))));
  }

  /** A token that becomes valid in {@code delay}. */
  public TestToken notBefore(Duration delay) {
    return with(it -> it.notBeforeTime(Date.from(Instant.now().plus(delay))));
  }

  /** Signed by the issuer's key. */
  public String signed() {
    return signedBy(key);
  }

  /** Signed by {@code other}, under its own key id. */
  public String signedBy(JWK other) {
    return other instanceof ECKey
        ? sign(JWSAlgorithm.ES256, other)
        : sign(JWSAlgorithm.RS256, other);
  }

  /** Signed by the issuer's key with {@code algorithm}. */
  public String signedWith(JWSAlgorithm algorithm) {
    return sign(algorithm, key);
  }

  /** Not signed at all: {@code alg} is {@code none}. */
  public String unsigned() {
    return new PlainJWT(claims.build()).serialize();
  }

  /** Signed as HS256 with the text of the issuer's public key, which everybody knows. */
  public String signedWithThePublicKey() {
    var header = new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(key.getKeyID()).build();
    var secret = key.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8);
    try {
      return serialized(header, new MACSigner(secret));
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private String sign(JWSAlgorithm algorithm, JWK by) {
    try {
      JWSSigner signer =
          by instanceof RSAKey rsa ? new RSASSASigner(rsa) : new ECDSASigner(by.toECKey());
      return serialized(
          new JWSHeader.Builder(algorithm).type(type).keyID(by.getKeyID()).build(), signer);
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private String serialized(JWSHeader header, JWSSigner signer) throws JOSEException {
    var token = new SignedJWT(header, claims.build());
    token.sign(signer);
    return token.serialize();
  }
}
