package dev.tandem.console.failed;

import java.util.ArrayList;
import java.util.List;

import dev.tandem.console.suite.Reply;
import dev.tandem.console.suite.Service;
import dev.tandem.console.suite.SuiteClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Reads the failed messages of all services. */
@Component
class ReadLetters {

  private static final int PAGE = 100;
  private static final int MOST_OF_A_SERVICE = 1_000;

  /**
   * The messages that were read.
   *
   * @param letters the oldest first, service by service
   * @param gaps services that did not answer
   * @param more whether a service has more than were read
   */
  public record Found(List<FailedLetter> letters, List<String> gaps, boolean more) {}

  private final SuiteClient suite;

  ReadLetters(SuiteClient suite) {
    this.suite = suite;
  }

  Found open() {
    List<FailedLetter> letters = new ArrayList<>();
    List<String> gaps = new ArrayList<>();
    boolean more = false;
    for (Service service : Service.values()) {
      more |= read(service, letters, gaps);
    }
    return new Found(letters, gaps, more);
  }

  private boolean read(Service service, List<FailedLetter> into, List<String> gaps) {
    String after = "";
    for (int read = 0; read < MOST_OF_A_SERVICE; read += PAGE) {
      Reply reply = suite.look(service, "deadletters?limit=" + PAGE + after).join();
      if (!(reply instanceof Reply.Answered(JsonNode page))) {
        gaps.add(service.title());
        return false;
      }
      page.path("data").forEach(letter -> into.add(FailedLetter.of(service, letter)));
      if (!page.path("hasMore").asBoolean(false)) {
        return false;
      }
      after = "&startingAfter=" + into.getLast().id();
    }
    return true;
  }
}
