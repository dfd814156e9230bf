package dev.tandem.accompaniment.content;

import java.time.Instant;
import java.util.List;

import dev.tandem.accompaniment.content.Content.ContentMoved;
import dev.tandem.contract.accompaniment.Audience;
import dev.tandem.contract.accompaniment.StepReached;
import dev.tandem.messaging.Event;
import dev.tandem.messaging.EventHandler;
import io.swagger.v3.oas.annotations.Operation;
import org.springframework.context.event.EventListener;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What journeys ask research to write. */
@RestController
class WritingTasks {

  private final JdbcWritingTasks tasks;
  private final Audiences audiences;

  WritingTasks(JdbcWritingTasks tasks, Audiences audiences) {
    this.tasks = tasks;
    this.audiences = audiences;
  }

  @EventHandler(group = "operations", tags = Audience.OPS)
  void asked(List<Event<StepReached>> steps) {
    var wanted = steps.stream()
        .map(Event::data)
        .filter(it -> it.action() == StepReached.Action.WRITE_CONTENT)
        .toList();
    if (!wanted.isEmpty()) {
      tasks.add(wanted);
    }
  }

  /** In the transaction of the publication: what is published need not be written any more. */
  @EventListener
  void published(ContentMoved moved) {
    if (moved.decision().kind() == ContentStatus.PUBLISHED) {
      String fund = moved.content().fundCode();
      tasks.end(fund == null ? "" : fund, audiences.journeys(moved.content().audience()));
    }
  }

  @GetMapping("/v1/writing-tasks")
  @Operation(summary = "Lists what journeys ask research to write, the oldest first")
  List<TaskAnswer> list() {
    return tasks.oldest();
  }

  /**
   * A task.
   *
   * @param fundCode the fund, empty for none
   * @param investors how many wait for it
   */
  record TaskAnswer(String journey, String fundCode, long investors, Instant askedAt) {}
}
