package dev.tandem.web.idempotency;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;

import dev.tandem.web.limit.BufferedBody;
import dev.tandem.web.limit.LargeBody;
import dev.tandem.web.problem.ProblemWriter;
import dev.tandem.web.problem.Problems;
import dev.tandem.web.security.Caller;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/** Runs a POST once for each key and answers its duplicates; the package describes the answers. */
class IdempotencyFilter extends OncePerRequestFilter {

  static final String REPLAYED = "Idempotent-Replayed";

  private static final Set<Integer> DECIDED = Set.of(404, 409, 410, 422);

  private final IdempotencyStore store;
  private final ProblemWriter problems;
  private final MeterRegistry meters;

  IdempotencyFilter(IdempotencyStore store, ProblemWriter problems, MeterRegistry meters) {
    this.store = store;
    this.problems = problems;
    this.meters = meters;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !request.getMethod().equals("POST") || !pathOf(request).startsWith("/v1/");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      var key = keyOf(request);
      switch (store.claim(key.fingerprint(), requestHash(request))) {
        case Claim.Granted granted -> {
          count("first");
          request.setAttribute(IdempotencyKey.class.getName(), key);
          runOnce(granted, request, response, chain);
        }
        case Claim.Answered(var answer) -> {
          count("replayed");
          replay(answer, response);
        }
        case Claim.Running() -> {
          count("in-progress");
          throw Problems.IDEMPOTENCY_KEY_IN_PROGRESS.because(
              "The first request with this key has not been answered yet");
        }
        case Claim.Reused() -> {
          count("reused");
          throw Problems.IDEMPOTENCY_KEY_REUSED.because(
              "This key was used with another body; a new request needs a new key");
        }
      }
    } catch (RuntimeException e) {
      problems.writeFailure(request, response, e);
    }
  }

  private void runOnce(
      Claim.Granted claim,
      HttpServletRequest request,
      HttpServletResponse response,
      FilterChain chain)
      throws ServletException, IOException {
    var captured = new ContentCachingResponseWrapper(response);
    var answered = false;
    try {
      chain.doFilter(request, captured);
      if (request.isAsyncStarted()) {
        throw new IllegalStateException("A POST is answered on the thread it came on");
      }
      answered = true;
    } finally {
      settle(claim, answered ? finalAnswer(request, captured) : Optional.empty());
    }
    // Only now: whoever has seen the answer and asks again is answered from the store.
    captured.copyBodyToResponse();
  }

  private void settle(Claim.Granted claim, Optional<Answer> answer) {
    try {
      if (answer.isPresent()) {
        store.complete(claim, answer.get());
      } else {
        store.release(claim);
      }
    } catch (RuntimeException e) {
      // The act is done and must be answered. When the lease ends, a duplicate meets the business
      // row.
      logger.warn("An answer could not be kept for replay", e);
    }
  }

  private static Optional<Answer> finalAnswer(
      HttpServletRequest request, ContentCachingResponseWrapper captured) {
    var status = captured.getStatus();
    var decided = status < 300
        || (DECIDED.contains(status)
            && ProblemWriter.problemOf(request)
                .filter(problem -> problem.retryable() || problem.equals(Problems.NOT_FOUND))
                .isEmpty());
    return decided
        ? Optional.of(new Answer(
            status,
            captured.getContentType(),
            captured.getHeader(HttpHeaders.LOCATION),
            captured.getContentAsByteArray()))
        : Optional.empty();
  }

  private static void replay(Answer answer, HttpServletResponse response) throws IOException {
    response.setStatus(answer.status());
    response.setHeader(REPLAYED, "true");
    if (answer.contentType() != null) {
      response.setContentType(answer.contentType());
    }
    if (answer.location() != null) {
      response.setHeader(HttpHeaders.LOCATION, answer.location());
    }
    response.setContentLength(answer.body().length);
    response.getOutputStream().write(answer.body());
  }

  private static IdempotencyKey keyOf(HttpServletRequest request) {
    var values = Collections.list(request.getHeaders(IdempotencyKey.HEADER));
    if (values.isEmpty() || (values.size() == 1 && values.getFirst().isBlank())) {
      throw Problems.IDEMPOTENCY_KEY_MISSING.because(
          "Every POST needs an Idempotency-Key, for example a new UUID for each intended act");
    }
    var value = values.getFirst();
    if (values.size() > 1 || value.length() > IdempotencyKey.MAX_LENGTH || !isPrintable(value)) {
      throw Problems.IDEMPOTENCY_KEY_INVALID.because(
          "One value of at most %s printable ASCII characters"
              .formatted(IdempotencyKey.MAX_LENGTH));
    }
    var caller = Caller.of(request.getUserPrincipal()).sub();
    return new IdempotencyKey(caller, pathOf(request), value);
  }

  private static boolean isPrintable(String value) {
    return value.chars().allMatch(c -> c >= ' ' && c <= '~');
  }

  // The query is part of what is asked, so the same key with another query is another request.
  private static byte[] requestHash(HttpServletRequest request) {
    var query = request.getQueryString() == null ? "" : request.getQueryString();
    return IdempotencyKey.sha256(
        (query + '\0').getBytes(StandardCharsets.UTF_8),
        LargeBody.of(request).map(LargeBody::sha256).orElseGet(() -> BufferedBody.of(request)));
  }

  // Decoded and normalised, unlike the request URI: one resource has one path.
  private static String pathOf(HttpServletRequest request) {
    return request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo());
  }

  private void count(String outcome) {
    meters.counter("tandem.http.idempotency", "outcome", outcome).increment();
  }
}
