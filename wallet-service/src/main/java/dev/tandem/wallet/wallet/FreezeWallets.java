package dev.tandem.wallet.wallet;

import java.util.Optional;
import java.util.UUID;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lets operators stop a wallet from taking new payments, and let it take them again. */
@Service
class FreezeWallets {

  private final Wallets wallets;

  FreezeWallets(Wallets wallets) {
    this.wallets = wallets;
  }

  /** Freezes the wallet, if there is one; frozen twice is frozen. */
  @Transactional
  public Optional<WalletStatus> freeze(UUID id) {
    return wallets.findById(id).map(wallet -> {
      wallet.freeze();
      return wallet.status();
    });
  }

  /** Has the wallet take payments again, if there is one. */
  @Transactional
  public Optional<WalletStatus> unfreeze(UUID id) {
    return wallets.findById(id).map(wallet -> {
      wallet.unfreeze();
      return wallet.status();
    });
  }
}
