package dev.tandem.contract.risk;

/**
 * A rule that spoke, and what it saw.
 *
 * @param rule the rule's stable name, such as {@code amount-limit}
 * @param detail what a reviewer reads
 */
public record RiskReason(String rule, String detail) {}
