package dev.tandem.ledger.proof;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

import dev.tandem.web.http.MachineToken.Machine;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the books are proved.
 *
 * @param every How often the newest minutes are proved.
 * @param settled Age at which a minute is finished: everything of it has been committed and told.
 * @param walletUrl Management address of wallet-service.
 * @param fundPurchaseUrl Management address of fund-purchase-service.
 * @param tokenUrl Where the identity provider gives tokens to machines; without it none is asked
 *     for.
 * @param client The name of this machine at the identity provider.
 * @param secretFile The file with its secret, read whenever a token is asked for.
 * @param connectTimeout How long to try to reach another service.
 * @param answerTimeout How long to wait for its answer.
 */
@ConfigurationProperties("tandem.ledger.proof")
record ProofProperties(
    @DefaultValue("15s") Duration every,
    @DefaultValue("75s") Duration settled,
    @DefaultValue("http://127.0.0.1:9081") URI walletUrl,
    @DefaultValue("http://127.0.0.1:9082") URI fundPurchaseUrl,
    @Nullable URI tokenUrl,
    @DefaultValue("machine") String client,
    @Nullable Path secretFile,
    @DefaultValue("1s") Duration connectTimeout,
    @DefaultValue("20s") Duration answerTimeout) {

  /** As whom this service asks others. */
  Machine machine() {
    return new Machine(tokenUrl, client, secretFile);
  }
}
