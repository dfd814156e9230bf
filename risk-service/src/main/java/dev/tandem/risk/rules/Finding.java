package dev.tandem.risk.rules;

/**
 * A rule's objection to a payment.
 *
 * @param rule the rule's stable name
 * @param decision the decision that the rule wants
 * @param score the risk, 1 to 100
 * @param detail a sentence for the reviewer
 */
public record Finding(String rule, Decision decision, int score, String detail) {}
