package dev.tandem.wallet.wallet;

import java.time.Clock;
import java.util.Currency;
import java.util.Optional;

import dev.tandem.contract.wallet.WalletOpened;
import dev.tandem.messaging.EventPublisher;
import dev.tandem.messaging.support.UuidV7;
import dev.tandem.wallet.Now;
import dev.tandem.wallet.WalletIds;
import dev.tandem.wallet.ledger.JdbcLedger;
import dev.tandem.web.problem.Problems;
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
   *
   * @return the wallet, or empty if the owner has one in this currency by another request
   * @throws dev.tandem.web.problem.ProblemException if the same key opened another wallet
   */
  Optional<Wallet> open(String ownerId, String currency, byte[] fingerprint) {
    if (wallets.existsByOwnerIdAndCurrency(ownerId, currency)) {
      return openedBefore(ownerId, currency, fingerprint);
    }
    try {
      return Optional.ofNullable(
          transaction.execute(status -> openNow(ownerId, currency, fingerprint)));
    } catch (DataIntegrityViolationException lostRace) {
      var opened = openedBefore(ownerId, currency, fingerprint);
      if (opened.isEmpty() && !wallets.existsByOwnerIdAndCurrency(ownerId, currency)) {
        throw lostRace;
      }
      return opened;
    }
  }

  private Optional<Wallet> openedBefore(String ownerId, String currency, byte[] fingerprint) {
    return wallets.findByFingerprint(fingerprint).map(wallet -> same(wallet, ownerId, currency));
  }

  private static Wallet same(Wallet wallet, String ownerId, String currency) {
    if (wallet.isOf(ownerId, currency)) {
      return wallet;
    }
    throw Problems.IDEMPOTENCY_KEY_REUSED.because(
        "This key opened another wallet; a new request needs a new key");
  }

  private Wallet openNow(String ownerId, String currency, byte[] fingerprint) {
    var opened = Wallet.open(UuidV7.next(), ownerId, currency, fingerprint, Now.of(clock));
    // Flushed, because the accounts refer to it by plain SQL.
    var wallet = wallets.saveAndFlush(opened);
    ledger.openAccounts(wallet.id(), currency, wallet.createdAt());
    events.publish(new WalletOpened(
        WalletIds.WALLET.format(wallet.id()),
        ownerId,
        Currency.getInstance(currency),
        wallet.createdAt(),
        1));
    return wallet;
  }
}
