package dev.tandem.contract.risk;

/**
 * A rule's finding.
 *
 * @param rule the rule's stable name, such as {@code amount-limit}
 * @param detail a sentence for the reviewer
 */
public record RiskReason(String rule, String detail) {}
