package dev.tandem.wallet.ledger;

import java.util.List;

import dev.tandem.wallet.WalletIds;
import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes more from a wallet than it holds, as a defective payment would. */
@Hidden
@RestController
class OverdraftController {

  private final JdbcLedger ledger;
  private final TransactionTemplate transaction;

  OverdraftController(JdbcLedger ledger, TransactionTemplate transaction) {
    this.ledger = ledger;
    this.transaction = transaction;
  }

  @PostMapping(path = "/v1/wallets/{id}/recharges", params = "overdraft")
  void overdraw(@PathVariable String id) {
    var withdrawal = Books.withdrawal(WalletIds.WALLET.parsePath(id), 1);
    transaction.executeWithoutResult(status -> ledger.record(List.of(withdrawal)));
  }
}
