package dev.tandem.localstack;

import java.nio.file.Path;
import java.util.Map;

/**
 * The percentages of messages that the broker delivers twice, and that it holds back so that others
 * overtake them.
 */
public record Faults(double duplicatePercent, double reorderPercent) {

  /** The broker makes no faults. */
  public static final Faults NONE = new Faults(0, 0);

  static final String PLUG_IN = "dev.tandem.faults.FaultyMessageStore";

  public Faults {
    if (duplicatePercent < 0 || reorderPercent < 0 || duplicatePercent + reorderPercent > 100) {
      throw new IllegalArgumentException("Faults are percentages, together 100 at most");
    }
  }

  public boolean areNone() {
    return equals(NONE);
  }

  /** The broker's settings for these faults. */
  Map<String, String> brokerProperties() {
    return Map.of(
        "faultsDuplicatePercent", Double.toString(duplicatePercent),
        "faultsHoldBackPercent", Double.toString(reorderPercent));
  }

  /** The jar of the broker's plug-in. */
  static Path jar(Path root) {
    return Built.jar(root.resolve("rocketmq-faults"));
  }

  /** Parses {@code 1%} or {@code 0.5%}. */
  public static double percent(String text) {
    String number = text.endsWith("%") ? text.substring(0, text.length() - 1) : text;
    try {
      return Double.parseDouble(number);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("Not a percentage: " + text);
    }
  }
}
