package dev.tandem.wallet.bank;

import java.net.URI;
import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The connection to the bank. Its circuit breaker, retry and bulkhead are the Resilience4j
 * instances named "bank".
 *
 * @param url Address of the bank's interface.
 * @param connectTimeout Time to connect to the bank.
 * @param answerTimeout Time to wait for its answer; after that the outcome is unknown.
 */
@ConfigurationProperties("tandem.wallet.bank")
record BankProperties(
    @DefaultValue("http://127.0.0.1:8091") URI url,
    @DefaultValue("1s") Duration connectTimeout,
    @DefaultValue("4s") Duration answerTimeout) {}
