package dev.tandem.console.flow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Metrics in Prometheus' text format. */
record Samples(List<Sample> all) {

  private static final Pattern LINE =
      Pattern.compile("^([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{(.*)})? (\\S+)", Pattern.MULTILINE);
  private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\"");

  /** One line. */
  record Sample(String name, Map<String, String> labels, double value) {

    String label(String key) {
      return labels.getOrDefault(key, "");
    }
  }

  static Samples of(String text) {
    List<Sample> samples = new ArrayList<>();
    Matcher line = LINE.matcher(text);
    while (line.find()) {
      double value = number(line.group(3));
      if (!Double.isNaN(value)) {
        samples.add(new Sample(line.group(1), labels(line.group(2)), value));
      }
    }
    return new Samples(samples);
  }

  List<Sample> named(String name) {
    return all.stream().filter(it -> it.name().equals(name)).toList();
  }

  private static Map<String, String> labels(String text) {
    Map<String, String> labels = new HashMap<>();
    if (text != null) {
      Matcher label = LABEL.matcher(text);
      while (label.find()) {
        labels.put(label.group(1), label.group(2));
      }
    }
    return labels;
  }

  private static double number(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      // Such as +Inf, the last bucket of a histogram.
      return Double.NaN;
    }
  }
}
