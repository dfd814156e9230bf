package dev.tandem.wallet.intake;

import java.time.Clock;
import java.util.List;
import java.util.Optional;

import dev.tandem.messaging.GroupCommits;
import dev.tandem.wallet.Now;
import dev.tandem.wallet.intake.RequestOutcome.Accepted;
import dev.tandem.wallet.intake.RequestOutcome.AcceptedBefore;
import dev.tandem.wallet.intake.RequestOutcome.CurrencyMismatch;
import dev.tandem.wallet.intake.RequestOutcome.KeyReused;
import dev.tandem.wallet.intake.RequestOutcome.WalletFrozen;
import dev.tandem.wallet.intake.RequestOutcome.WalletNotFound;
import dev.tandem.wallet.recharge.JdbcRecharges;
import dev.tandem.wallet.recharge.RechargeEvents;
import dev.tandem.wallet.recharge.RechargeProperties;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Accepts recharges: one cheap transaction writes them with their first events, and everything else
 * happens later. Commands that come at the same moment share that transaction.
 */
@Service
class AcceptRecharges {

  private final JdbcRechargeIntake intake;
  private final RechargeEvents events;
  private final GroupCommits groupCommits;
  private final JdbcRecharges recharges;
  private final RechargeProperties properties;
  private final Clock clock;

  AcceptRecharges(
      JdbcRechargeIntake intake,
      RechargeEvents events,
      GroupCommits groupCommits,
      JdbcRecharges recharges,
      RechargeProperties properties,
      Clock clock) {
    this.intake = intake;
    this.events = events;
    this.groupCommits = groupCommits;
    this.recharges = recharges;
    this.properties = properties;
    this.clock = clock;
  }

  /** Decides each of {@code commands}; the outcomes are in the same order. */
  @Transactional
  public List<RequestOutcome> accept(List<RechargeCommand> commands) {
    var at = Now.of(clock);
    var accepted = intake.insert(commands, at.plus(properties.screeningDeadline()), at);
    for (var command : commands) {
      var recharge = accepted.get(command.rechargeId());
      if (recharge != null) {
        groupCommits.onBehalfOf(command, () -> events.requested(recharge, command.context()));
      }
    }
    recharges.tellAfterCommit(List.copyOf(accepted.values()));
    return commands.stream()
        .map(command -> Optional.ofNullable(accepted.get(command.rechargeId()))
            .<RequestOutcome>map(Accepted::new)
            .orElseGet(() -> whyNot(command)))
        .toList();
  }

  private RequestOutcome whyNot(RechargeCommand command) {
    return before(command).orElseGet(() -> refusal(command));
  }

  private Optional<RequestOutcome> before(RechargeCommand command) {
    return intake
        .findByFingerprint(command.fingerprint())
        .map(recharge -> recharge.amount().equals(command.amount())
            ? new AcceptedBefore(recharge)
            : new KeyReused());
  }

  private RequestOutcome refusal(RechargeCommand command) {
    return intake
        .currencyOfWallet(command.walletId(), command.ownerId())
        .<RequestOutcome>map(currency -> currency.equals(command.amount().currency())
            ? new WalletFrozen()
            : new CurrencyMismatch(currency.getCurrencyCode()))
        .orElseGet(WalletNotFound::new);
  }
}
