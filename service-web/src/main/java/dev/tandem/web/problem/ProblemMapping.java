package dev.tandem.web.problem;

import java.util.List;
import java.util.Map;

import dev.tandem.messaging.OutcomeUnknownException;
import dev.tandem.messaging.OverloadedException;
import dev.tandem.messaging.StoppedException;
import dev.tandem.messaging.support.Causes;
import dev.tandem.messaging.support.DatabaseFailure;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.server.ResponseStatusException;

/** Finds the problem for an exception or a bare status. */
final class ProblemMapping {

  private static final Map<Integer, ProblemType> BY_STATUS = Map.of(
      404, Problems.NOT_FOUND,
      405, Problems.METHOD_NOT_ALLOWED,
      406, Problems.NOT_ACCEPTABLE,
      413, Problems.BODY_TOO_LARGE,
      415, Problems.UNSUPPORTED_MEDIA_TYPE,
      429, Problems.TOO_MANY_REQUESTS,
      503, Problems.UNAVAILABLE);

  private ProblemMapping() {}

  /** The problem for an exception that Spring answers with {@code status}. */
  static ProblemException of(Exception exception, HttpStatusCode status) {
    return switch (exception) {
      case ProblemException e -> e;
      case HttpMessageNotReadableException e -> JsonProblems.unreadable(e.getCause());
      case MethodArgumentNotValidException e -> Violations.problem(Violations.of(e));
      case HandlerMethodValidationException e
      when !e.isForReturnValue() -> Violations.problem(Violations.of(e));
      case MethodArgumentTypeMismatchException e ->
        parameter(e.getName(), JsonProblems.mustBe(e.getRequiredType()));
      case MissingServletRequestParameterException e ->
        parameter(e.getParameterName(), "Is required");
      case MissingRequestHeaderException e -> parameter(e.getHeaderName(), "Is required");
      case ResponseStatusException e
      when e.getCause() instanceof InvalidEndpointRequestException cause ->
        OperatorProblems.of(cause);
      default -> of(status.value());
    };
  }

  /** The problem for an unexpected exception. */
  static ProblemException of(Throwable exception) {
    for (Throwable cause : Causes.of(exception).toList()) {
      if (cause instanceof ProblemException problem) {
        return problem;
      }
      if (cause instanceof OverloadedException overloaded) {
        return Problems.OVERLOADED
            .because("Too many requests are waiting; this one had no effect")
            .retryAfter(overloaded.retryAfter());
      }
      if (cause instanceof StoppedException) {
        return Problems.UNAVAILABLE.because("The service is stopping; the request had no effect");
      }
      if (cause instanceof OutcomeUnknownException) {
        return Problems.UNAVAILABLE.because(
            "Whether the request took effect is not known; with the same key it is safe to repeat");
      }
    }
    // Lost connections, an empty pool, deadlocks and timeouts pass; everything else is a defect.
    return DatabaseFailure.of(exception).isPassing()
        ? Problems.UNAVAILABLE.because("The database did not answer in time")
        : of(500);
  }

  /** The problem for an answer that is only a status. */
  static ProblemException of(int status) {
    var type = BY_STATUS.get(status);
    if (type != null) {
      return type.because(type.title());
    }
    return status < 500
        ? Problems.INVALID_REQUEST.because(Problems.INVALID_REQUEST.title())
        : Problems.INTERNAL_ERROR.because("The trace id leads to the cause in the service's log");
  }

  private static ProblemException parameter(String name, String detail) {
    return Violations.problem(List.of(Violation.of(name, detail)));
  }
}
