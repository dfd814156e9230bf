package dev.tandem.localstack.check.books;

import java.util.Map;

import dev.tandem.test.PostgresServer.Database;
import org.jspecify.annotations.Nullable;

/**
 * The addresses at which the parts of a running suite can be read.
 *
 * @param wallet the wallet's database
 * @param fundPurchase the fund purchases' database
 * @param risk risk's database
 * @param notification the notifications' database
 * @param ledger the accounting centre's database
 * @param accompaniment the journeys' database
 * @param identityUrl the address of the check's tokens
 * @param dataCentreUrl the address of the data centre; null where none runs
 * @param operators the management address of each service, by name
 * @param clocks the address of each instance's clock, by name
 */
public record Sources(
    Database wallet,
    Database fundPurchase,
    Database risk,
    Database notification,
    Database ledger,
    Database accompaniment,
    String identityUrl,
    String walletUrl,
    String ledgerUrl,
    @Nullable String dataCentreUrl,
    String bankUrl,
    String fundHouseUrl,
    Map<String, String> clocks,
    Map<String, String> operators) {

  public Sources {
    clocks = Map.copyOf(clocks);
    operators = Map.copyOf(operators);
  }
}
