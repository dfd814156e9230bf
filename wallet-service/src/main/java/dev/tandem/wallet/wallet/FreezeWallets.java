package dev.tandem.wallet.wallet;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

import dev.tandem.wallet.WalletIds;
import dev.tandem.web.audit.Acts;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lets operators freeze a wallet, which then takes no new payments, and unfreeze it. */
@Service
class FreezeWallets {

  private final Wallets wallets;

  FreezeWallets(Wallets wallets) {
    this.wallets = wallets;
  }

  /** Freezes the wallet, if it exists; freezing it twice changes nothing more. */
  @Transactional
  public Optional<WalletStatus> freeze(UUID id) {
    return change(id, Wallet::freeze);
  }

  /** Unfreezes the wallet, if it exists. */
  @Transactional
  public Optional<WalletStatus> unfreeze(UUID id) {
    return change(id, Wallet::unfreeze);
  }

  private Optional<WalletStatus> change(UUID id, Consumer<Wallet> change) {
    return wallets.findById(id).map(wallet -> {
      var before = wallet.status();
      change.accept(wallet);
      Acts.changed(WalletIds.WALLET.format(id), before, wallet.status());
      return wallet.status();
    });
  }
}
