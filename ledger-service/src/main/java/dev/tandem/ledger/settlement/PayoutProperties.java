package dev.tandem.ledger.settlement;

import java.net.URI;
import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How fund houses are paid.
 *
 * @param bankUrl Where the bank takes payment orders.
 * @param connectTimeout How long to try to reach the bank.
 * @param answerTimeout How long to wait for its answer; the same order is sent again after that.
 * @param askAgain How long to wait before the same order is sent again.
 * @param mostDeclined How often in a row the bank may not take an order, with growing pauses, until
 *     an operator has to look.
 * @param pollInterval How often to look for windows that are due.
 * @param bank What the bank is called.
 * @param debtor Who pays, as the bank's customer.
 * @param accountPrefix Of the account that pays: the currency follows.
 * @param creditorAccount The fund house's account.
 */
@ConfigurationProperties("tandem.ledger.payout")
record PayoutProperties(
    @DefaultValue("http://127.0.0.1:8091") URI bankUrl,
    @DefaultValue("1s") Duration connectTimeout,
    @DefaultValue("4s") Duration answerTimeout,
    @DefaultValue("5s") Duration askAgain,
    @DefaultValue("8") int mostDeclined,
    @DefaultValue("1s") Duration pollInterval,
    @DefaultValue("Bank") String bank,
    @DefaultValue("Tandem") String debtor,
    @DefaultValue("TANDEM-") String accountPrefix,
    @DefaultValue("FUND-HOUSE-1") String creditorAccount) {

  String account(String currency) {
    return accountPrefix + currency;
  }
}
