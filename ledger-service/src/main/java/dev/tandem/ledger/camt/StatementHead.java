package dev.tandem.ledger.camt;

import java.time.LocalDate;
import java.util.Currency;

/**
 * The head of a statement, which comes before its entries.
 *
 * @param account the bank's name for it: an IBAN, or another id
 * @param sequence counts the account's statements
 * @param day the date of the closing balance
 */
public record StatementHead(
    String account,
    Currency currency,
    long sequence,
    LocalDate day,
    long openingMinor,
    long closingMinor) {}
