package dev.tandem.wallet.ledger;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the books are kept.
 *
 * @param sumUpInterval How often the turnover that statements have left behind is summed up.
 */
@ConfigurationProperties("tandem.wallet.ledger")
record LedgerProperties(@DefaultValue("10s") Duration sumUpInterval) {}
