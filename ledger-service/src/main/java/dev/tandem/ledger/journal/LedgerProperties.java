package dev.tandem.ledger.journal;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the books are kept.
 *
 * @param fundHouse The counterparty to whom accepted orders are owed, as settlements name it.
 */
@ConfigurationProperties("tandem.ledger")
public record LedgerProperties(@DefaultValue("fund-house") String fundHouse) {}
