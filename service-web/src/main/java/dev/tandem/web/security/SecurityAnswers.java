package dev.tandem.web.security;

import java.io.IOException;

import dev.tandem.web.problem.ProblemWriter;
import dev.tandem.web.problem.Problems;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;

/** Answers requests that are not let in, with problems. */
final class SecurityAnswers
    implements AuthenticationEntryPoint, AuthenticationFailureHandler, AccessDeniedHandler {

  private static final Logger log = LoggerFactory.getLogger(SecurityAnswers.class);

  private static final String REALM = "Bearer realm=\"tandem\"";

  private final ProblemWriter problems;

  SecurityAnswers(ProblemWriter problems) {
    this.problems = problems;
  }

  /** There is no token. */
  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
      throws IOException {
    response.setHeader(HttpHeaders.WWW_AUTHENTICATE, challenge(e));
    problems.write(
        request, response, Problems.UNAUTHENTICATED.because("A valid bearer token is needed"));
  }

  /** The token is invalid, or it cannot be checked now. */
  @Override
  public void onAuthenticationFailure(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
      throws IOException {
    if (e instanceof AuthenticationServiceException) {
      log.warn("A token could not be checked: {}", String.valueOf(e.getMessage()));
      problems.write(
          request,
          response,
          Problems.UNAVAILABLE.because("The issuer's keys cannot be had, so no token is checked"));
    } else {
      commence(request, response, e);
    }
  }

  /** The token is valid, but its roles do not open this endpoint. */
  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException e)
      throws IOException {
    problems.write(
        request, response, Problems.FORBIDDEN.because("None of the caller's roles may do this"));
  }

  /** RFC 6750: a caller without a token is told only how to send one. */
  private static String challenge(AuthenticationException e) {
    if (!(e instanceof OAuth2AuthenticationException failed)) {
      return REALM;
    }
    var error = failed.getError();
    var why = String.valueOf(error.getDescription()).replaceAll("[^ !#-\\[\\]-~]", "?");
    return "%s, error=\"%s\", error_description=\"%s\"".formatted(REALM, error.getErrorCode(), why);
  }
}
