package dev.tandem.web.proof;

import java.time.Instant;
import java.util.Map;

/**
 * The movements of one kind and currency in one minute.
 *
 * @param hash of their references and amounts, whatever their order, in hexadecimal: PostgreSQL's
 *     own hash of each, by exclusive or
 * @param accounts what they changed on each account: credits less debits
 */
public record MoneyFlow(
    Instant minute,
    String kind,
    String currency,
    long count,
    long sumMinor,
    String hash,
    Map<String, Long> accounts) {}
