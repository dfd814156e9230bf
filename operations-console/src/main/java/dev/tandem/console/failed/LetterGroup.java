package dev.tandem.console.failed;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Failed messages of one kind. */
public record LetterGroup(FailedLetter.Kind kind, List<FailedLetter> letters) {

  /** Groups {@code letters}, the group with the oldest one first. */
  static List<LetterGroup> of(List<FailedLetter> letters) {
    Map<FailedLetter.Kind, List<FailedLetter>> byKind = letters.stream()
        .collect(
            Collectors.groupingBy(FailedLetter::kind, LinkedHashMap::new, Collectors.toList()));
    return byKind.entrySet().stream()
        .map(it -> new LetterGroup(it.getKey(), List.copyOf(it.getValue())))
        .sorted(Comparator.comparing(LetterGroup::oldest))
        .toList();
  }

  public Instant oldest() {
    return letters.stream()
        .map(FailedLetter::firstSeen)
        .min(Comparator.naturalOrder())
        .orElse(Instant.EPOCH);
  }
}
