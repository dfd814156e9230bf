package dev.tandem.localstack.check;

/**
 * Something that must not be.
 *
 * @param rule the rule it breaks, a stable word
 * @param subject what it is about: an id, a currency, a service
 */
public record Finding(String rule, String subject, String detail) {

  /** What stays the same when the details change. */
  String topic() {
    return rule + " " + subject;
  }

  @Override
  public String toString() {
    return "%-14s %-42s %s".formatted(rule, subject, detail);
  }
}
