package dev.tandem.console.page;

import java.io.IOException;
import java.net.URI;
import java.util.Set;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Tells browsers to load only the console's own resources and never to frame it, and accepts
 * actions only from its own pages: another site open beside it cannot press its buttons.
 */
class BrowserRules extends OncePerRequestFilter {

  private static final String CONTENT = "default-src 'none'; script-src 'self'; style-src 'self';"
      + " img-src 'self'; font-src 'self'; connect-src 'self';"
      + " base-uri 'none'; frame-ancestors 'none'; form-action 'self' ";

  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

  private final String content;

  /** Forms may lead to {@code issuer}: whoever signs out, or has to sign in again, goes there. */
  BrowserRules(URI issuer) {
    this.content = CONTENT + issuer.getScheme() + "://" + issuer.getRawAuthority();
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    response.setHeader("Content-Security-Policy", content);
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Referrer-Policy", "same-origin");
    if (!SAFE.contains(request.getMethod())) {
      if (!isOwn(request)) {
        response.setStatus(HttpServletResponse.SC_FORBIDDEN);
        response.setContentType("text/plain");
        response.getWriter().write("Refused: it does not come from the console's own pages");
        return;
      }
      // Before the body is buffered for those who read JSON: the container reads forms itself.
      request.getParameterMap();
    }
    chain.doFilter(request, response);
  }

  // Every browser of today sends this header, and no page can set it.
  private static boolean isOwn(HttpServletRequest request) {
    return "same-origin".equals(request.getHeader("Sec-Fetch-Site"));
  }
}
