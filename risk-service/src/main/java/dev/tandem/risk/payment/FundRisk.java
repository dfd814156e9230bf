package dev.tandem.risk.payment;

/**
 * How risky the fund is that a payment buys, and how much its buyer is fit to take; both 1 (lowest)
 * to 5.
 *
 * @param fundLevel the fund's level
 * @param investorLevel the highest level of fund that suits the investor
 */
public record FundRisk(int fundLevel, int investorLevel) {}
