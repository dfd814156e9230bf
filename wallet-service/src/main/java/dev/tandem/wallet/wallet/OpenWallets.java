package dev.tandem.wallet.wallet;

import java.time.Clock;
import java.util.Currency;
import java.util.Objects;
import java.util.Optional;

import dev.tandem.contract.wallet.WalletOpened;
import dev.tandem.messaging.EventPublisher;
import dev.tandem.messaging.support.UuidV7;
import dev.tandem.wallet.Now;
import dev.tandem.wallet.WalletIds;
import dev.tandem.wallet.ledger.JdbcLedger;
import dev.tandem.web.audit.Acts;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Opens wallets with their accounts, one for each owner and currency, and publishes that. */
@Service
class OpenWallets {

  private final Wallets wallets;
  private final JdbcLedger ledger;
  private final EventPublisher events;
  private final TransactionTemplate transaction;
  private final Clock clock;

  OpenWallets(
      Wallets wallets,
      JdbcLedger ledger,
      EventPublisher events,
      TransactionTemplate transaction,
      Clock clock) {
    this.wallets = wallets;
    this.ledger = ledger;
    this.events = events;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * Opens a wallet, or finds the one that a request with the same fingerprint has opened: its
   * answer may have been lost with the process that opened it.
   */
  OpenOutcome open(String ownerId, String currency, byte[] fingerprint) {
    if (wallets.existsByOwnerIdAndCurrency(ownerId, currency)) {
      return openedBefore(ownerId, currency, fingerprint).orElseGet(OpenOutcome.Exists::new);
    }
    try {
      return new OpenOutcome.Opened(Objects.requireNonNull(
          transaction.execute(status -> openNow(ownerId, currency, fingerprint))));
    } catch (DataIntegrityViolationException lostRace) {
      var opened = openedBefore(ownerId, currency, fingerprint);
      if (opened.isEmpty() && !wallets.existsByOwnerIdAndCurrency(ownerId, currency)) {
        throw lostRace;
      }
      return opened.orElseGet(OpenOutcome.Exists::new);
    }
  }

  private Optional<OpenOutcome> openedBefore(String ownerId, String currency, byte[] fingerprint) {
    return wallets
        .findByFingerprint(fingerprint)
        .map(wallet -> wallet.isOf(ownerId, currency)
            ? new OpenOutcome.Opened(wallet)
            : new OpenOutcome.KeyReused());
  }

  private Wallet openNow(String ownerId, String currency, byte[] fingerprint) {
    var opened = Wallet.open(UuidV7.next(), ownerId, currency, fingerprint, Now.of(clock));
    // Flushed, because the accounts refer to it by plain SQL.
    var wallet = wallets.saveAndFlush(opened);
    ledger.openAccounts(wallet.id(), currency, wallet.createdAt());
    Acts.changed(WalletIds.WALLET.format(wallet.id()), null, "OPEN " + currency);
    events.publish(new WalletOpened(
        WalletIds.WALLET.format(wallet.id()),
        ownerId,
        Currency.getInstance(currency),
        wallet.createdAt(),
        1));
    return wallet;
  }
}
