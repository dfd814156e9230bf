package dev.tandem.web.problem;

import java.time.Duration;

/**
 * A kind of problem. Each code has a page in {@code docs/problems/<code>.md}.
 *
 * @param code the stable word for machines, in kebab case
 * @param status the HTTP status it is answered with
 * @param title the same words at every occurrence
 * @param retryable whether the very same request can succeed later
 */
public record ProblemType(String code, int status, String title, boolean retryable) {

  private static final Duration SOON = Duration.ofSeconds(1);

  public ProblemType {
    if (!code.matches("[a-z][a-z0-9]*(-[a-z0-9]+)*")) {
      throw new IllegalArgumentException("A problem's code is in kebab case: " + code);
    }
    if (status < 400 || status > 599) {
      throw new IllegalArgumentException("A problem's status is an error: " + status);
    }
  }

  /** A problem whose answer is final: the same request meets it again. */
  public static ProblemType of(String code, int status, String title) {
    return new ProblemType(code, status, title, false);
  }

  /** A problem that passes: the very same request can succeed later. */
  public static ProblemType retryable(String code, int status, String title) {
    return new ProblemType(code, status, title, true);
  }

  /** The reference that identifies the type: {@code /problems/<code>}. */
  public String uri() {
    return "/problems/" + code;
  }

  /**
   * An occurrence to throw, with a sentence for the person who reads it. A retryable one asks to
   * try again in a second, unless {@link ProblemException#retryAfter} says otherwise.
   */
  public ProblemException because(String detail) {
    var occurrence = new ProblemException(this, detail);
    return retryable ? occurrence.retryAfter(SOON) : occurrence;
  }
}
