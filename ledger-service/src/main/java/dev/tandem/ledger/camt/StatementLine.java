package dev.tandem.ledger.camt;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * One payment on a statement: an entry, or one of the details of an entry that is a batch.
 *
 * @param number counts the lines of the statement from 1
 * @param batch the bank's reference for the entry, if it says so
 * @param reference ours: the end-to-end id, or else the remittance information
 * @param bankReference the bank's for this line
 * @param amountMinor positive for what came in, negative for what went out; charges included
 * @param chargeMinor the bank's own charge that {@code amountMinor} includes
 * @param reversal whether it takes back what was booked before
 * @param pending whether it is only announced; such lines are not in the balances
 * @param party who is on the other side
 */
public record StatementLine(
    int number,
    @Nullable String batch,
    @Nullable String reference,
    @Nullable String bankReference,
    long amountMinor,
    long chargeMinor,
    boolean reversal,
    boolean pending,
    LocalDate bookedOn,
    LocalDate valueOn,
    @Nullable String party) {}
