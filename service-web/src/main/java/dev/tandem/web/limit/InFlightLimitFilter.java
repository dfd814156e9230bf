package dev.tandem.web.limit;

import java.io.IOException;
import java.util.concurrent.Semaphore;

import dev.tandem.web.problem.ProblemWriter;
import dev.tandem.web.problem.Problems;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses requests beyond a number in flight, so that a caller is answered at once instead of
 * waiting for a thread. A few more threads than that exist to send these answers.
 */
class InFlightLimitFilter extends OncePerRequestFilter {

  private final Semaphore places;
  private final ProblemWriter problems;

  InFlightLimitFilter(int limit, ProblemWriter problems, MeterRegistry meters) {
    this.places = new Semaphore(limit);
    this.problems = problems;
    Gauge.builder("tandem.http.in.flight", places, free -> limit - free.availablePermits())
        .description("Requests being served now")
        .register(meters);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (!places.tryAcquire()) {
      problems.write(
          request, response, Problems.OVERLOADED.because("Too many requests are in flight"));
      return;
    }
    try {
      chain.doFilter(request, response);
    } finally {
      places.release();
    }
  }
}
