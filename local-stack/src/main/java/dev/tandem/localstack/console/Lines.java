package dev.tandem.localstack.console;

import java.util.stream.Collectors;

/** Text for a terminal of 80 columns. */
public final class Lines {

  public static final int COLUMNS = 80;

  private Lines() {}

  /** Breaks long lines between words; continued lines are indented. */
  public static String wrapped(String text, int indent) {
    return text.lines().map(line -> wrappedLine(line, indent)).collect(Collectors.joining("\n"));
  }

  private static String wrappedLine(String line, int indent) {
    StringBuilder wrapped = new StringBuilder();
    String rest = line;
    while (rest.length() > COLUMNS) {
      // A word that is too long by itself stays whole.
      int end = rest.lastIndexOf(' ', COLUMNS);
      if (end <= indent) {
        end = rest.indexOf(' ', COLUMNS);
      }
      if (end < 0) {
        break;
      }
      wrapped.append(rest.substring(0, end).stripTrailing()).append('\n');
      rest = " ".repeat(indent) + rest.substring(end + 1).stripLeading();
    }
    return wrapped.append(rest).toString();
  }
}
