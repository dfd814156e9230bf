package dev.tandem.web.problem;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * The body of every error answer.
 *
 * @param type {@code /problems/<code>}
 * @param title the same words at every occurrence
 * @param status the HTTP status
 * @param detail what happened this time
 * @param code the stable word for machines
 * @param errors the errors in the request, if it is invalid
 * @param retryable whether the very same request can succeed later
 * @param traceId the trace to name when asking for help
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457</a>
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
    String type,
    String title,
    int status,
    String detail,
    String code,
    List<Violation> errors,
    boolean retryable,
    @Nullable String traceId) {

  /** The media type of problems. */
  public static final String MEDIA_TYPE = "application/problem+json";

  static Problem of(ProblemException occurrence, @Nullable String traceId) {
    var type = occurrence.type();
    return new Problem(
        type.uri(),
        type.title(),
        type.status(),
        occurrence.detail(),
        type.code(),
        occurrence.errors(),
        type.retryable(),
        traceId);
  }
}
