package dev.tandem.risk.rules;

/**
 * What a rule has against a payment.
 *
 * @param rule the rule's stable name
 * @param decision what the rule asks for
 * @param score how bad it is, 1 to 100
 * @param detail what a reviewer reads
 */
public record Finding(String rule, Decision decision, int score, String detail) {}
