package dev.tandem.localstack.check.books;

import java.util.Map;

import dev.tandem.test.PostgresServer.Database;

/**
 * Where the parts of a running suite can be read.
 *
 * @param wallet the wallet's database
 * @param fundPurchase the fund purchases' database
 * @param notification the notifications' database
 * @param identityUrl where the check gets its tokens
 * @param operators where operators reach each service, by its name
 * @param clocks where each instance's time can be read, by its name
 */
public record Sources(
    Database wallet,
    Database fundPurchase,
    Database notification,
    String identityUrl,
    String walletUrl,
    String bankUrl,
    String fundHouseUrl,
    Map<String, String> clocks,
    Map<String, String> operators) {

  public Sources {
    clocks = Map.copyOf(clocks);
    operators = Map.copyOf(operators);
  }
}
