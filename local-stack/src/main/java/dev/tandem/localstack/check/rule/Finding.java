package dev.tandem.localstack.check.rule;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A broken rule.
 *
 * @param rule the rule it breaks, a stable word
 * @param subject the id, currency or service that breaks it
 */
public record Finding(String rule, String subject, String detail) {

  /** The part that stays the same when the details change. */
  public String topic() {
    return rule + " " + subject;
  }

  /** Those of {@code now} whose topic was also found {@code before}. */
  public static List<Finding> lasting(List<Finding> before, List<Finding> now) {
    Set<String> known = before.stream().map(Finding::topic).collect(Collectors.toSet());
    return now.stream().filter(it -> known.contains(it.topic())).toList();
  }

  @Override
  public String toString() {
    return "%-14s %-42s %s".formatted(rule, subject, detail);
  }
}
