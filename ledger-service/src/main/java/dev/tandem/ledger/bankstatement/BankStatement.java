package dev.tandem.ledger.bankstatement;

import java.time.LocalDate;
import java.util.UUID;

/**
 * One of the house's accounts on one day, as the bank sees it.
 *
 * @param sequence counts the account's statements
 * @param entries how many lines it has, pending ones included
 */
record BankStatement(
    UUID id,
    String account,
    String currency,
    long sequence,
    LocalDate businessDate,
    long openingMinor,
    long closingMinor,
    int entries) {}
