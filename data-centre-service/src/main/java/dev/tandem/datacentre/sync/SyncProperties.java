package dev.tandem.datacentre.sync;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

import dev.tandem.web.http.MachineToken.Machine;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How outboxes and Kafka are compared.
 *
 * @param every How often the last hour is compared, for metrics.
 * @param settled Age at which an event should have reached Kafka.
 * @param retention How long it is known what Kafka has; no longer than outboxes are kept.
 * @param walletUrl Management address of wallet-service.
 * @param fundPurchaseUrl Management address of fund-purchase-service.
 * @param riskUrl Management address of risk-service.
 * @param ledgerUrl Management address of ledger-service.
 * @param accompanimentUrl Management address of accompaniment-service.
 * @param notificationUrl Management address of notification-service.
 * @param dataCentreUrl Management address of data-centre-service itself.
 * @param tokenUrl Where the identity provider gives tokens to machines; without it none is asked
 *     for.
 * @param client The name of this machine at the identity provider.
 * @param secretFile The file with its secret, read whenever a token is asked for.
 * @param connectTimeout How long to try to reach another service.
 * @param answerTimeout How long to wait for its answer.
 */
@ConfigurationProperties("tandem.data-centre.sync")
record SyncProperties(
    @DefaultValue("1m") Duration every,
    @DefaultValue("75s") Duration settled,
    @DefaultValue("14d") Duration retention,
    @DefaultValue("http://127.0.0.1:9081") URI walletUrl,
    @DefaultValue("http://127.0.0.1:9082") URI fundPurchaseUrl,
    @DefaultValue("http://127.0.0.1:9084") URI riskUrl,
    @DefaultValue("http://127.0.0.1:9085") URI ledgerUrl,
    @DefaultValue("http://127.0.0.1:9086") URI accompanimentUrl,
    @DefaultValue("http://127.0.0.1:9083") URI notificationUrl,
    @DefaultValue("http://127.0.0.1:9087") URI dataCentreUrl,
    @Nullable URI tokenUrl,
    @DefaultValue("machine") String client,
    @Nullable Path secretFile,
    @DefaultValue("1s") Duration connectTimeout,
    @DefaultValue("20s") Duration answerTimeout) {

  URI addressOf(Publisher publisher) {
    return switch (publisher) {
      case WALLET -> walletUrl;
      case FUND_PURCHASE -> fundPurchaseUrl;
      case RISK -> riskUrl;
      case LEDGER -> ledgerUrl;
      case ACCOMPANIMENT -> accompanimentUrl;
      case NOTIFICATION -> notificationUrl;
      case DATA_CENTRE -> dataCentreUrl;
    };
  }

  /** As whom this service asks others. */
  Machine machine() {
    return new Machine(tokenUrl, client, secretFile);
  }
}
