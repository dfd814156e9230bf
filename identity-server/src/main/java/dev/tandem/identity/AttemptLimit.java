package dev.tandem.identity;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Bounds what one address may try in a minute: passwords and secrets of clients, few; tokens of the
 * demo, for which nobody has to know anything, many.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class AttemptLimit extends OncePerRequestFilter {

  private static final Duration WINDOW = Duration.ofMinutes(1);
  private static final int KNOWN = 10_000;

  private final SignInLog signIns;
  private final Map<String, Integer> perMinute;
  private final Cache<String, Bucket> buckets =
      Caffeine.newBuilder().maximumSize(KNOWN).expireAfterAccess(WINDOW).build();

  AttemptLimit(IdentityProperties properties, SignInLog signIns) {
    this.signIns = signIns;
    this.perMinute = Map.of(
        "/login",
        properties.attemptsPerMinute(),
        "/oauth2/token",
        properties.attemptsPerMinute(),
        DemoTokenController.PATH,
        properties.demoTokensPerMinute());
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !request.getMethod().equals("POST") || !perMinute.containsKey(request.getRequestURI());
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String path = request.getRequestURI();
    int most = perMinute.getOrDefault(path, 0);
    var probe = buckets
        .get(path + " " + request.getRemoteAddr(), _ -> bucket(most))
        .tryConsumeAndReturnRemaining(1);
    if (probe.isConsumed()) {
      chain.doFilter(request, response);
    } else {
      signIns.tooMany(path, request.getRemoteAddr());
      long seconds = Math.ceilDiv(probe.getNanosToWaitForRefill(), 1_000_000_000L);
      response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
      response.sendError(HttpStatus.TOO_MANY_REQUESTS.value());
    }
  }

  private static Bucket bucket(int most) {
    return Bucket.builder()
        .addLimit(it -> it.capacity(most).refillGreedy(most, WINDOW))
        .build();
  }
}
