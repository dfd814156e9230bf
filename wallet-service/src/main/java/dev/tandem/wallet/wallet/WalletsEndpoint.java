package dev.tandem.wallet.wallet;

import java.util.Optional;
import java.util.UUID;

import dev.tandem.wallet.WalletIds;
import dev.tandem.wallet.WalletProblems;
import dev.tandem.web.security.Caller;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.stereotype.Component;

/** Freezes and unfreezes wallets, for operators. */
@Component
@Endpoint(id = "wallets")
class WalletsEndpoint {

  private static final Logger log = LoggerFactory.getLogger(WalletsEndpoint.class);

  private final FreezeWallets freezeWallets;

  WalletsEndpoint(FreezeWallets freezeWallets) {
    this.freezeWallets = freezeWallets;
  }

  /** Applies {@code action}, freeze or unfreeze, to the wallet; 404 if there is none. */
  @WriteOperation
  Standing act(SecurityContext security, @Selector String id, String action, String reason) {
    var operator = Caller.of(security.getPrincipal()).sub();
    var now = act(WalletIds.WALLET.parsePath(id), action)
        .orElseThrow(() -> WalletProblems.WALLET_NOT_FOUND.because("There is no " + id));
    log.warn("{}: {} {} because of: {}", operator, action, id, singleLine(reason));
    return new Standing(id, now);
  }

  private Optional<WalletStatus> act(UUID walletId, String action) {
    return switch (action) {
      case "freeze" -> freezeWallets.freeze(walletId);
      case "unfreeze" -> freezeWallets.unfreeze(walletId);
      default ->
        throw new InvalidEndpointRequestException(
            "Unknown action: " + singleLine(action), "action must be freeze or unfreeze");
    };
  }

  private static String singleLine(String text) {
    return text.replaceAll("\\p{Cntrl}", " ");
  }

  /** The wallet's status after the action. */
  record Standing(String id, WalletStatus status) {}
}
