package dev.tandem.web.limit;

import java.io.IOException;
import java.util.Map;

import dev.tandem.web.problem.ProblemWriter;
import dev.tandem.web.problem.Problems;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Reads the body, which is small by contract, once; refuses a larger one whatever its length header
 * says. Where the contract allows large ones, they go to a file.
 */
class BodyLimitFilter extends OncePerRequestFilter {

  private final int maxBytes;
  private final Map<String, DataSize> largeBodies;
  private final ProblemWriter problems;

  BodyLimitFilter(int maxBytes, Map<String, DataSize> largeBodies, ProblemWriter problems) {
    this.maxBytes = maxBytes;
    this.largeBodies = Map.copyOf(largeBodies);
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var large = largeBodies.get(request.getServletPath());
    if (large != null && request.getMethod().equals("POST")) {
      try (var body = new LargeBody(request, large.toBytes())) {
        chain.doFilter(body, response);
      }
      return;
    }
    var body = request.getContentLengthLong() > maxBytes
        ? null
        : request.getInputStream().readNBytes(maxBytes + 1);
    if (body == null || body.length > maxBytes) {
      // The rest of the body is not worth reading, so the connection cannot be used again.
      response.setHeader(HttpHeaders.CONNECTION, "close");
      problems.write(
          request,
          response,
          Problems.BODY_TOO_LARGE.because("A body has at most %s bytes".formatted(maxBytes)));
      return;
    }
    chain.doFilter(new BufferedBody(request, body), response);
  }
}
