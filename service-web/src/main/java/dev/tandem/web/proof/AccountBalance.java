package dev.tandem.web.proof;

/**
 * What stands on an account.
 *
 * @param amountMinor credits less debits
 */
public record AccountBalance(String account, String currency, long amountMinor) {}
