package dev.tandem.localstack.operator;

import java.io.IOException;

import dev.tandem.localstack.suite.Service;
import tools.jackson.databind.JsonNode;

/** Has the accounting centre read all its journals again. */
public final class BookVerification {

  private BookVerification() {}

  /**
   * What it found, for people.
   *
   * @throws IOException if the books are not what was once posted, too
   */
  public static String told(Installation suite) throws IOException {
    JsonNode found = suite.got(suite.actuator(Service.LEDGER) + "/verification");
    long journals = found.path("journals").asLong();
    if (found.path("intact").asBoolean()) {
      return "%s journals are as they were posted.".formatted(journals);
    }
    StringBuilder text = new StringBuilder("Of %s journals:%n".formatted(journals));
    found.path("damages").forEach(it -> text.append("  ").append(it.asString()).append('\n'));
    throw new IOException(text.toString().stripTrailing());
  }
}
