package dev.tandem.web.security;

import java.time.Duration;
import java.time.Instant;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/**
 * Remembers valid tokens for a minute: callers send the same one with many requests, and checking a
 * signature is the costly part. A withdrawn key therefore counts for a minute more.
 */
final class RememberingDecoder implements JwtDecoder {

  private static final Duration FOR = Duration.ofMinutes(1);

  private final JwtDecoder checking;
  private final Cache<String, Jwt> tokens;

  RememberingDecoder(JwtDecoder checking, int capacity) {
    this.checking = checking;
    this.tokens = Caffeine.newBuilder()
        .maximumSize(capacity)
        // On the spot, so that the bound holds at once.
        .executor(Runnable::run)
        .expireAfter(Expiry.<String, Jwt>creating((text, token) -> left(token)))
        .build();
  }

  @Override
  public Jwt decode(String token) {
    var known = tokens.getIfPresent(token);
    if (known != null) {
      return known;
    }
    // Not within the cache, where other tokens would wait for the issuer's keys too.
    var checked = checking.decode(token);
    tokens.put(token, checked);
    return checked;
  }

  private static Duration left(Jwt token) {
    var expires = token.getExpiresAt();
    if (expires == null) {
      return FOR;
    }
    var left = Duration.between(Instant.now(), expires);
    return left.compareTo(FOR) < 0 ? left : FOR;
  }
}
