package dev.tandem.web.problem;

import java.io.IOException;
import java.util.Optional;

import dev.tandem.web.trace.TraceIds;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.json.JsonMapper;

/** Answers requests with problems, inside controllers and outside of them. */
public class ProblemWriter {

  private static final String ATTRIBUTE = ProblemWriter.class.getName();

  private final JsonMapper json;

  ProblemWriter(JsonMapper json) {
    this.json = json;
  }

  /** Answers from a filter. */
  public void write(
      HttpServletRequest request, HttpServletResponse response, ProblemException occurrence)
      throws IOException {
    request.setAttribute(ATTRIBUTE, occurrence.type());
    response.resetBuffer();
    response.setStatus(occurrence.type().status());
    occurrence.headers().forEach((name, values) -> response.setHeader(name, values.getFirst()));
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    response.setContentType(Problem.MEDIA_TYPE);
    var body = json.writeValueAsBytes(Problem.of(occurrence, TraceIds.of(request)));
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }

  /**
   * Answers from a filter that failed: a problem as such, an outage as such, anything else as a
   * defect.
   */
  public void writeFailure(
      HttpServletRequest request, HttpServletResponse response, Exception failure)
      throws IOException {
    var problem = ProblemMapping.of(failure);
    ProblemLog.log(failure, problem);
    write(request, response, problem);
  }

  /** The answer of a controller. */
  ResponseEntity<Object> answer(
      HttpServletRequest request, HttpHeaders headers, ProblemException occurrence) {
    request.setAttribute(ATTRIBUTE, occurrence.type());
    // The media type is set here, so that an Accept header without JSON cannot hide the problem.
    return ResponseEntity.status(occurrence.type().status())
        .headers(headers)
        .headers(occurrence.headers())
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .contentType(MediaType.parseMediaType(Problem.MEDIA_TYPE))
        .body(Problem.of(occurrence, TraceIds.of(request)));
  }

  /** The problem that {@code request} was answered with, if it was one. */
  public static Optional<ProblemType> problemOf(ServletRequest request) {
    return Optional.ofNullable((ProblemType) request.getAttribute(ATTRIBUTE));
  }
}
