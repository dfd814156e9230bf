package dev.tandem.localstack.upkeep;

import java.util.List;

/** Says in a line why a process did not start. */
final class Complaint {

  private static final String CAUSE = "Caused by: ";
  private static final String DESCRIPTION = "Description:";

  private Complaint() {}

  /**
   * The reason in {@code failure}, whose message may carry the end of a log: the description by
   * Spring Boot or the innermost cause, whichever was logged last.
   */
  static String of(RuntimeException failure) {
    List<String> lines = String.valueOf(failure.getMessage())
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .toList();
    for (int i = lines.size() - 1; i >= 0; i--) {
      if (lines.get(i).startsWith(CAUSE)) {
        return lines.get(i).substring(CAUSE.length());
      }
      if (i > 0 && lines.get(i - 1).equals(DESCRIPTION)) {
        return lines.get(i);
      }
    }
    if (lines.isEmpty()) {
      return failure.toString();
    }
    return lines.getFirst().endsWith(":") ? lines.getLast() : lines.getFirst();
  }
}
