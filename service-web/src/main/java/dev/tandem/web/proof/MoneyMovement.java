package dev.tandem.web.proof;

import java.time.Instant;
import java.util.Map;

/**
 * One movement of money, as the service that tells of it has recorded it.
 *
 * @param reference the recharge or order
 * @param at when it happened, as its event says too
 * @param accounts what it changed on each account: credits less debits
 */
public record MoneyMovement(
    Instant at,
    String kind,
    String reference,
    String currency,
    long amountMinor,
    Map<String, Long> accounts) {}
