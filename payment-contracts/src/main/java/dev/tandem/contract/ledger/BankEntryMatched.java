package dev.tandem.contract.ledger;

import java.time.Instant;
import java.time.LocalDate;

import dev.tandem.contract.Money;
import dev.tandem.contract.Topics;
import dev.tandem.messaging.EventType;

/**
 * Lines of a bank's statement were matched with what the books expected.
 *
 * @param matchId {@code mat_…}
 * @param account the account whose postings waited for the bank
 * @param reference the statement, or the settlement that was paid
 * @param actual what the statement shows, less what the bank took for its work
 * @param expected what the books expected
 * @param charge what the bank took
 * @param businessDate the day of the statement
 */
@EventType(
    topic = Topics.LEDGER,
    type = "dev.tandem.ledger.BankEntryMatched.v1",
    subject = "matchId")
public record BankEntryMatched(
    String matchId,
    String account,
    String reference,
    Money actual,
    Money expected,
    Money charge,
    LocalDate businessDate,
    Instant matchedAt) {}
