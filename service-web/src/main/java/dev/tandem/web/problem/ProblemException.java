package dev.tandem.web.problem;

import java.time.Duration;
import java.util.List;

import org.springframework.http.HttpHeaders;

/**
 * Ends a request with a problem. Its detail and errors are shown to the caller, so they must hold
 * no internals.
 *
 * <p>It carries no stack trace: it is an answer, and thrown at the rate of bad requests.
 */
public class ProblemException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient ProblemType type;
  private final String detail;
  private final transient List<Violation> errors;
  private final transient HttpHeaders headers;

  public ProblemException(ProblemType type, String detail) {
    this(type, detail, List.of(), HttpHeaders.EMPTY);
  }

  public ProblemException(ProblemType type, String detail, List<Violation> errors) {
    this(type, detail, errors, HttpHeaders.EMPTY);
  }

  ProblemException(ProblemType type, String detail, List<Violation> errors, HttpHeaders headers) {
    super(type.code() + ": " + detail, null, false, false);
    this.type = type;
    this.detail = detail;
    this.errors = List.copyOf(errors);
    this.headers = headers;
  }

  /** The same problem, with the time after which to try again. */
  public ProblemException retryAfter(Duration delay) {
    var copy = new HttpHeaders(headers);
    copy.set(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, delay.toSeconds())));
    return new ProblemException(type, detail, errors, copy);
  }

  public ProblemType type() {
    return type;
  }

  public String detail() {
    return detail;
  }

  public List<Violation> errors() {
    return errors;
  }

  /** Headers of the answer, such as {@code Retry-After}. */
  public HttpHeaders headers() {
    return headers;
  }
}
