package dev.tandem.accompaniment.course;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.tandem.accompaniment.AccompanimentIds;
import dev.tandem.accompaniment.course.JdbcSteps.Course;
import dev.tandem.accompaniment.course.JdbcSteps.Row;
import dev.tandem.contract.accompaniment.Audience;
import dev.tandem.contract.accompaniment.StepReached;
import dev.tandem.contract.accompaniment.StepReached.Action;

/** Makes the events of the steps at which somebody is asked to act, numbered by course. */
final class StepEvents {

  private final JdbcSteps steps;

  StepEvents(JdbcSteps steps) {
    this.steps = steps;
  }

  List<StepReached> of(List<Row> passed) {
    List<Row> asking = passed.stream()
        .filter(row -> row.passed().ask() != null || row.passed().told() != null)
        .toList();
    Map<Course, Integer> counts = new LinkedHashMap<>();
    asking.forEach(row -> counts.merge(course(row), 1, Integer::sum));
    Map<Course, Long> next = asking.isEmpty() ? Map.of() : new LinkedHashMap<>(steps.count(counts));
    List<StepReached> events = new ArrayList<>();
    for (Row row : asking) {
      long sequence = next.getOrDefault(course(row), 1L);
      events.add(event(row, sequence));
      next.put(course(row), sequence + 1);
    }
    return events;
  }

  private static Course course(Row row) {
    return new Course(row.instance().ownerId(), row.instance().journey());
  }

  private static StepReached event(Row row, long sequence) {
    var instance = row.instance();
    var ask = row.passed().ask();
    var told = row.passed().told();
    return new StepReached(
        course(row).toString(),
        AccompanimentIds.INSTANCE.format(instance.id()),
        instance.journey(),
        instance.version(),
        row.passed().step(),
        ask == null ? Audience.ORCHESTRATION : ask.audience(),
        ask == null ? Action.TELL_INVESTOR : ask.action(),
        instance.ownerId(),
        row.passed().fundCode(),
        told == null ? null : AccompanimentIds.CONTENT.format(told.contentId()),
        told == null ? null : told.text(),
        row.passed().at(),
        sequence);
  }
}
