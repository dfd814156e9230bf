package dev.tandem.web.problem;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;

/**
 * Answers requests that Tomcat refuses before any filter sees them, such as a malformed request
 * line.
 */
public class ProblemReportValve extends ErrorReportValve {

  @Override
  protected void report(Request request, Response response, @Nullable Throwable throwable) {
    var status = response.getStatus();
    if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
      return;
    }
    var type = ProblemMapping.of(status).type();
    // Written by hand: there is no application context here, and every word is a constant.
    var body = """
        {"type":"%s","title":"%s","status":%s,"detail":"%s","code":"%s","retryable":%s}""".formatted(
            type.uri(), type.title(), type.status(), type.title(), type.code(), type.retryable());
    try {
      response.setStatus(type.status());
      response.setContentType(Problem.MEDIA_TYPE);
      response.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
    } catch (IOException gone) {
      // The caller has left; there is nobody to tell.
      getContainer().getLogger().debug("No answer to a refused request", gone);
    }
  }
}
