package dev.tandem.web.security;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/**
 * Remembers good tokens for a minute: callers send the same one with many requests, and checking a
 * signature costs more than everything else about it. A key that is withdrawn counts a minute more.
 */
final class RememberingDecoder implements JwtDecoder {

  private static final Duration FOR = Duration.ofMinutes(1);

  private final JwtDecoder checking;
  private final int capacity;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, Remembered> tokens;

  private record Remembered(Jwt token, Instant until) {}

  RememberingDecoder(JwtDecoder checking, int capacity) {
    this.checking = checking;
    this.capacity = capacity;
    this.tokens = new LinkedHashMap<>() {
      private static final long serialVersionUID = 1L;

      @Override
      protected boolean removeEldestEntry(Map.Entry<String, Remembered> eldest) {
        return size() > RememberingDecoder.this.capacity;
      }
    };
  }

  @Override
  public Jwt decode(String token) {
    var known = find(token);
    if (known != null && Instant.now().isBefore(known.until())) {
      return known.token();
    }
    var checked = checking.decode(token);
    remember(token, new Remembered(checked, end(checked)));
    return checked;
  }

  private @Nullable Remembered find(String token) {
    lock.lock();
    try {
      return tokens.get(token);
    } finally {
      lock.unlock();
    }
  }

  private void remember(String token, Remembered remembered) {
    lock.lock();
    try {
      // Removed first, so that the oldest is always the eldest.
      tokens.remove(token);
      tokens.put(token, remembered);
    } finally {
      lock.unlock();
    }
  }

  private static Instant end(Jwt token) {
    var end = Instant.now().plus(FOR);
    var expires = token.getExpiresAt();
    return expires != null && expires.isBefore(end) ? expires : end;
  }
}
