package dev.tandem.identity;

import java.text.ParseException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.UUID;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import org.jspecify.annotations.Nullable;

/**
 * The keys that sign tokens, made at the first start and kept in a file. The newest signs; the one
 * before it stays known, so that a token signed just before a change is still good.
 */
final class SigningKeys implements JWKSource<SecurityContext> {

  private static final int BITS = 2048;
  private static final int KNOWN = 2;

  private final KeptFile file;
  private volatile JWKSet keys;

  SigningKeys(KeptFile file) {
    this.file = file;
    this.keys = file.exists() ? parsed(file.read()) : new JWKSet();
    if (keys.isEmpty()) {
      change();
    }
  }

  @Override
  public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context) {
    return selector.select(keys);
  }

  /** The name of the key that signs from now on. */
  String signing() {
    return keys.getKeys().getFirst().getKeyID();
  }

  /** Makes a new key; it signs from now on. */
  synchronized void change() {
    List<JWK> next = new ArrayList<>();
    next.add(made());
    keys.getKeys().stream().limit(KNOWN - 1).forEach(next::add);
    JWKSet changed = new JWKSet(next);
    // Kept first: a token must not outlive the only copy of its key.
    file.write(changed.toString(false));
    keys = changed;
  }

  private static JWK made() {
    try {
      return new RSAKeyGenerator(BITS)
          .keyUse(KeyUse.SIGNATURE)
          .algorithm(JWSAlgorithm.RS256)
          .keyID(UUID.randomUUID().toString())
          .issueTime(Date.from(Instant.now()))
          .generate();
    } catch (JOSEException e) {
      throw new IllegalStateException("Every Java platform makes RSA keys", e);
    }
  }

  private static JWKSet parsed(String json) {
    try {
      return JWKSet.parse(json);
    } catch (ParseException e) {
      throw new IllegalStateException("The signing keys cannot be read", e);
    }
  }
}
