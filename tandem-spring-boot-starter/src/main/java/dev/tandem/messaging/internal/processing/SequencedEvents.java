package dev.tandem.messaging.internal.processing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.tandem.messaging.internal.delivery.Prepared;
import dev.tandem.messaging.internal.order.Subject;

/**
 * The events of a batch, sorted by whether their turn has come.
 *
 * @param next may be handled now, in sequence order within each subject
 * @param early must wait for a predecessor
 * @param late came after another event with its number, or a later one, had been applied
 * @param positions the new positions of the subjects that advance
 */
record SequencedEvents(
    List<Prepared> next, List<Prepared> early, List<Prepared> late, Map<Subject, Long> positions) {

  static SequencedEvents of(List<Prepared> events, Map<Subject, Long> applied) {
    SequencedEvents result = new SequencedEvents(
        new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new HashMap<>());
    events.stream()
        .sorted(Comparator.comparingLong(event -> event.delivery().sequence()))
        .forEach(event -> result.place(event, applied));
    return result;
  }

  private void place(Prepared event, Map<Subject, Long> applied) {
    Subject subject = event.delivery().subject();
    long sequence = event.delivery().sequence();
    long position = positions.getOrDefault(subject, applied.getOrDefault(subject, 0L));
    if (sequence <= position) {
      late.add(event);
    } else if (sequence == position + 1 && !event.waitsForCall()) {
      next.add(event);
      positions.put(subject, sequence);
    } else {
      early.add(event);
    }
  }
}
