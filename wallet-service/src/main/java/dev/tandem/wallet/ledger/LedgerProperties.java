package dev.tandem.wallet.ledger;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the ledger.
 *
 * @param sumUpInterval Pause between two rounds of summing up turnover rows.
 */
@ConfigurationProperties("tandem.wallet.ledger")
record LedgerProperties(@DefaultValue("10s") Duration sumUpInterval) {}
