package dev.tandem.risk.payment;

/**
 * The risk levels of a fund and of the investor who buys it; both 1 (lowest) to 5.
 *
 * @param fundLevel the fund's level
 * @param investorLevel the highest level of fund that suits the investor
 */
public record FundRisk(int fundLevel, int investorLevel) {}
