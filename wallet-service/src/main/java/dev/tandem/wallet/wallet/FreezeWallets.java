package dev.tandem.wallet.wallet;

import java.util.Optional;
import java.util.UUID;

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
    return wallets.findById(id).map(wallet -> {
      wallet.freeze();
      return wallet.status();
    });
  }

  /** Unfreezes the wallet, if it exists. */
  @Transactional
  public Optional<WalletStatus> unfreeze(UUID id) {
    return wallets.findById(id).map(wallet -> {
      wallet.unfreeze();
      return wallet.status();
    });
  }
}
