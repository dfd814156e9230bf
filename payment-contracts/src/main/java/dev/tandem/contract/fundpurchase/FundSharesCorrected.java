package dev.tandem.contract.fundpurchase;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

import dev.tandem.contract.Money;
import dev.tandem.contract.PurchaseKind;
import dev.tandem.contract.Topics;
import dev.tandem.messaging.EventType;

/**
 * The shares of a confirmed order were wrong and are corrected, as of the day they were confirmed.
 * The amount paid stays as it is.
 *
 * @param orderId {@code ord_…}
 * @param walletId {@code wal_…}
 * @param ownerId the wallet's owner
 * @param formerShares the order's shares until now, two decimals
 * @param shares its shares from now on, two decimals
 * @param formerNav the net asset value that {@code formerShares} came from, four decimals
 * @param nav the net asset value that {@code shares} come from, four decimals
 * @param navDate the day of the NAV: the order's business date
 * @param reason why, a word for machines: {@code nav-corrected} if the fund house published another
 *     NAV of the day, {@code shares-corrected} if a person corrected them
 * @param sequence follows the order's last event in this topic
 */
@EventType(
    topic = Topics.FUND_PURCHASE,
    type = "dev.tandem.fundpurchase.FundSharesCorrected.v1",
    subject = "orderId",
    sequence = "sequence")
public record FundSharesCorrected(
    String orderId,
    PurchaseKind kind,
    String walletId,
    String ownerId,
    String fundCode,
    Money amount,
    BigDecimal formerShares,
    BigDecimal shares,
    BigDecimal formerNav,
    BigDecimal nav,
    LocalDate navDate,
    String reason,
    Instant correctedAt,
    long sequence) {}
