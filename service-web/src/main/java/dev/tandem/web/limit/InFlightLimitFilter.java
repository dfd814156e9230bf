package dev.tandem.web.limit;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;

import dev.tandem.web.problem.ProblemWriter;
import dev.tandem.web.problem.Problems;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses requests beyond a number in flight. Virtual threads are as many as requests come, so nothing else
 * would bound what waits for the database.
 */
class InFlightLimitFilter extends OncePerRequestFilter {

  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

  private final int limit;
  private final Semaphore places;
  private final ProblemWriter problems;

  InFlightLimitFilter(int limit, ProblemWriter problems) {
    this.limit = limit;
    this.places = new Semaphore(limit);
    this.problems = problems;
  }

  int inFlight() {
    return limit - places.availablePermits();
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (!places.tryAcquire()) {
      problems.write(
          request,
          response,
          Problems.OVERLOADED.because("Too many requests are in flight").retryAfter(RETRY_AFTER));
      return;
    }
    try {
      chain.doFilter(request, response);
    } finally {
      places.release();
    }
  }
}
