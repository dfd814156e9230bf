package dev.tandem.wallet.wallet;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import dev.tandem.wallet.WalletIds;
import dev.tandem.wallet.WalletProblems;
import dev.tandem.web.audit.Histories;
import dev.tandem.web.problem.ProblemException;
import dev.tandem.web.security.Caller;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.stereotype.Component;

/** Freezes and unfreezes wallets, for operators, and says who did it. */
@Component
@Endpoint(id = "wallets")
class WalletsEndpoint {

  private static final Logger log = LoggerFactory.getLogger(WalletsEndpoint.class);

  private final FreezeWallets freezeWallets;
  private final Wallets wallets;
  private final Histories histories;

  WalletsEndpoint(FreezeWallets freezeWallets, Wallets wallets, Histories histories) {
    this.freezeWallets = freezeWallets;
    this.wallets = wallets;
    this.histories = histories;
  }

  /** The wallet's status, and who has changed it, when and why; 404 if there is none. */
  @ReadOperation
  Past past(@Selector String id) {
    var wallet = wallets.findById(WalletIds.WALLET.parsePath(id)).orElseThrow(() -> notFound(id));
    return new Past(id, wallet.status(), histories.of(id));
  }

  /** Applies {@code action}, freeze or unfreeze, to the wallet; 404 if there is none. */
  @WriteOperation
  Standing act(SecurityContext security, @Selector String id, String action, String reason) {
    var operator = Caller.of(security.getPrincipal()).sub();
    var now = act(WalletIds.WALLET.parsePath(id), action).orElseThrow(() -> notFound(id));
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

  private static ProblemException notFound(String id) {
    return WalletProblems.WALLET_NOT_FOUND.because("There is no " + id);
  }

  private static String singleLine(String text) {
    return text.replaceAll("\\p{Cntrl}", " ");
  }

  /** The wallet's status after the action. */
  record Standing(String id, WalletStatus status) {}

  /** The wallet's status, and what people have changed, the newest first. */
  record Past(String id, WalletStatus status, List<Histories.Entry> history) {}
}
