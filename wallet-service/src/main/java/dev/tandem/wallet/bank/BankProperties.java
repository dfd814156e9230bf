package dev.tandem.wallet.bank;

import java.net.URI;
import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the bank is reached. Its circuit breaker, retry and bulkhead are the Resilience4j instances
 * named "bank".
 *
 * @param url Where the bank's interface is.
 * @param connectTimeout How long to try to reach the bank.
 * @param answerTimeout How long to wait for its answer; after it the outcome is unknown.
 */
@ConfigurationProperties("tandem.wallet.bank")
record BankProperties(
    @DefaultValue("http://127.0.0.1:8091") URI url,
    @DefaultValue("1s") Duration connectTimeout,
    @DefaultValue("4s") Duration answerTimeout) {}
