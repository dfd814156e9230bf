package dev.tandem.web.problem;

import dev.tandem.messaging.support.OutageLog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs defects in full, outages in one line, and refusals not at all: the caller knows. */
final class ProblemLog {

  private static final Logger log = LoggerFactory.getLogger(ProblemLog.class);
  private static final OutageLog outage = new OutageLog(log);

  private ProblemLog() {}

  static void log(Throwable cause, ProblemException problem) {
    var type = problem.type();
    if (type.status() == 500) {
      log.error("Answered with {}", type.code(), cause);
    } else if (type.status() > 500) {
      outage.failed("Answered with {}: {}", type.code(), cause.toString());
    }
  }
}
