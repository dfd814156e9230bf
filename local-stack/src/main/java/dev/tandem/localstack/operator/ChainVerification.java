package dev.tandem.localstack.operator;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import dev.tandem.localstack.suite.Service;
import tools.jackson.databind.JsonNode;

/** Has every service read again what it keeps in hash chains: acts of people, and journals. */
public final class ChainVerification {

  private ChainVerification() {}

  /**
   * What they found, for people.
   *
   * @throws IOException if anything is not as it was written, too
   */
  public static String told(Installation suite) throws IOException {
    List<String> lines = new ArrayList<>();
    boolean intact = true;
    for (Service service : Service.OF_PAYMENTS) {
      JsonNode found = suite.got(suite.actuator(service) + "/verification");
      lines.add("%-22s %s".formatted(service.module(), rows(found)));
      found.path("damages").forEach(damage -> lines.add("  " + damage.asString()));
      intact &= found.path("intact").asBoolean();
    }
    lines.add(intact ? "All is as it was written." : "NOT all is as it was written.");
    String text = String.join(System.lineSeparator(), lines);
    if (!intact) {
      throw new IOException(text);
    }
    return text;
  }

  private static String rows(JsonNode found) {
    List<String> counts = new ArrayList<>();
    found.properties().stream()
        .filter(it -> it.getValue().isNumber())
        .forEach(it -> counts.add(it.getValue().asLong() + " " + it.getKey()));
    return String.join(", ", counts);
  }
}
