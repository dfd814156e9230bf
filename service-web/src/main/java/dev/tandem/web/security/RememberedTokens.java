package dev.tandem.web.security;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationProvider;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

import static java.util.Objects.requireNonNull;

/**
 * Tells whose a token is, and remembers it for a minute: callers send the same one with many
 * requests, and checking a signature is the costly part. A withdrawn key therefore counts for a
 * minute more.
 */
final class RememberedTokens implements AuthenticationManager {

  private static final Duration FOR = Duration.ofMinutes(1);

  private final AuthenticationProvider checking;
  private final Cache<String, JwtAuthenticationToken> callers;

  RememberedTokens(JwtDecoder tokens, int capacity) {
    var provider = new JwtAuthenticationProvider(tokens);
    provider.setJwtAuthenticationConverter(RememberedTokens::callerOf);
    this.checking = provider;
    this.callers = Caffeine.newBuilder()
        .maximumSize(capacity)
        // On the spot, so that the bound holds at once.
        .executor(Runnable::run)
        .expireAfter(Expiry.<String, JwtAuthenticationToken>creating(
            (text, caller) -> left(caller.getToken().getExpiresAt())))
        .build();
  }

  @Override
  public Authentication authenticate(Authentication request) {
    var token = ((BearerTokenAuthenticationToken) request).getToken();
    var known = callers.getIfPresent(token);
    if (known != null) {
      return known;
    }
    // Not within the cache, where other tokens would wait for the issuer's keys too.
    var caller = (JwtAuthenticationToken) requireNonNull(checking.authenticate(request));
    // Many requests will share it: it says nothing of this one.
    caller.setDetails(null);
    callers.put(token, caller);
    return caller;
  }

  private static JwtAuthenticationToken callerOf(Jwt token) {
    return new JwtAuthenticationToken(
        token, authorities(token.getClaims().get("roles")), requireNonNull(token.getSubject()));
  }

  /** What is no list of texts makes nobody anything. */
  private static List<GrantedAuthority> authorities(@Nullable Object roles) {
    return roles instanceof List<?> list
        ? AuthorityUtils.createAuthorityList(list.stream()
            .filter(String.class::isInstance)
            .map(String.class::cast)
            .toList())
        : AuthorityUtils.NO_AUTHORITIES;
  }

  private static Duration left(@Nullable Instant expires) {
    if (expires == null) {
      return FOR;
    }
    var left = Duration.between(Instant.now(), expires);
    return left.compareTo(FOR) < 0 ? left : FOR;
  }
}
