package dev.tandem.accompaniment.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import dev.tandem.accompaniment.course.RunJourneys;
import dev.tandem.accompaniment.investor.JdbcHoldings;
import dev.tandem.accompaniment.investor.JdbcHoldings.Change;
import dev.tandem.accompaniment.investor.JdbcInvestors;
import dev.tandem.accompaniment.journey.Happening;
import dev.tandem.accompaniment.journey.Trigger;
import dev.tandem.contract.Money;
import dev.tandem.contract.PurchaseKind;
import dev.tandem.contract.datacentre.FundFirstVisited;
import dev.tandem.contract.fundpurchase.FundPurchaseConfirmed;
import dev.tandem.contract.fundpurchase.FundPurchaseRejected;
import dev.tandem.contract.fundpurchase.FundPurchaseSubmitted;
import dev.tandem.contract.fundpurchase.FundSharesCorrected;
import dev.tandem.contract.risk.InvestorLevelSet;
import dev.tandem.contract.wallet.RechargeCompleted;
import dev.tandem.contract.wallet.RechargeFailed;
import dev.tandem.contract.wallet.WalletOpened;
import dev.tandem.messaging.Event;
import dev.tandem.messaging.EventHandler;
import org.springframework.stereotype.Component;

/** Tells journeys what the suite's other services say of investors, and keeps what they hold. */
@Component
class InvestorEventsHandler {

  private final RunJourneys journeys;
  private final JdbcInvestors investors;
  private final JdbcHoldings holdings;

  InvestorEventsHandler(RunJourneys journeys, JdbcInvestors investors, JdbcHoldings holdings) {
    this.journeys = journeys;
    this.investors = investors;
    this.holdings = holdings;
  }

  @EventHandler(
      group = "accompaniment-journeys",
      types = {
        WalletOpened.class,
        FundFirstVisited.class,
        RechargeCompleted.class,
        RechargeFailed.class,
        FundPurchaseSubmitted.class,
        FundPurchaseConfirmed.class,
        FundPurchaseRejected.class,
        FundSharesCorrected.class,
        InvestorLevelSet.class
      })
  void happened(List<Event<?>> events) {
    List<Happening> happened = new ArrayList<>();
    List<Change> changes = new ArrayList<>();
    List<InvestorLevelSet> levels = new ArrayList<>();
    for (Event<?> event : events) {
      Object data = event.data();
      happening(event, data).ifPresent(happened::add);
      switch (data) {
        case FundPurchaseConfirmed it ->
          changes.add(new Change(it.ownerId(), it.fundCode(), it.shares()));
        case FundSharesCorrected it ->
          changes.add(
              new Change(it.ownerId(), it.fundCode(), it.shares().subtract(it.formerShares())));
        case InvestorLevelSet it -> levels.add(it);
        default -> {}
      }
    }
    // A correction to more shares is nothing that happens to an investor, and changes a holding.
    var owners = Stream.concat(
            happened.stream().map(Happening::ownerId), changes.stream().map(Change::ownerId))
        .toList();
    if (owners.isEmpty()) {
      return;
    }
    investors.lock(owners);
    if (!changes.isEmpty()) {
      holdings.add(changes);
    }
    levels.forEach(it -> investors.setLevel(it.ownerId(), it.riskLevel(), it.sequence()));
    journeys.happened(happened);
  }

  private static Optional<Happening> happening(Event<?> event, Object data) {
    return switch (data) {
      case WalletOpened it ->
        tells(
            Trigger.WALLET_OPENED,
            it.ownerId(),
            event,
            Map.of("currency", it.currency().getCurrencyCode()));
      case FundFirstVisited it ->
        tells(Trigger.FUND_FIRST_VISITED, it.ownerId(), event, Map.of("fundCode", it.fundCode()));
      case RechargeCompleted it ->
        tells(Trigger.RECHARGE_COMPLETED, it.ownerId(), event, amount(it.amount(), Map.of()));
      case RechargeFailed it ->
        tells(
            Trigger.RECHARGE_FAILED,
            it.ownerId(),
            event,
            amount(it.amount(), Map.of("outcome", it.outcome().name())));
      case FundPurchaseSubmitted it ->
        tells(
            Trigger.PURCHASE_SUBMITTED,
            it.ownerId(),
            event,
            amount(it.amount(), purchase(it.fundCode(), it.kind())));
      case FundPurchaseConfirmed it ->
        tells(
            Trigger.PURCHASE_CONFIRMED,
            it.ownerId(),
            event,
            amount(it.amount(), purchase(it.fundCode(), it.kind())));
      case FundPurchaseRejected it -> {
        var facts = new HashMap<>(amount(it.amount(), purchase(it.fundCode(), it.kind())));
        facts.put("outcome", it.outcome().name());
        yield tells(Trigger.PURCHASE_REJECTED, it.ownerId(), event, facts);
      }
      case FundSharesCorrected it
      when it.shares().compareTo(it.formerShares()) < 0 ->
        tells(Trigger.HOLDING_REDUCED, it.ownerId(), event, Map.of("fundCode", it.fundCode()));
      case InvestorLevelSet it ->
        tells(
            Trigger.RISK_LEVEL_SET,
            it.ownerId(),
            event,
            Map.of("riskLevel", Integer.toString(it.riskLevel())));
      default -> Optional.empty();
    };
  }

  private static Optional<Happening> tells(
      Trigger trigger, String ownerId, Event<?> event, Map<String, String> facts) {
    return Optional.of(new Happening(trigger, ownerId, event.time(), facts));
  }

  private static Map<String, String> amount(Money amount, Map<String, String> more) {
    var facts = new HashMap<>(more);
    facts.put("amountMinor", Long.toString(amount.minorUnits()));
    facts.put("currency", amount.currency().getCurrencyCode());
    return facts;
  }

  private static Map<String, String> purchase(String fundCode, PurchaseKind kind) {
    return Map.of("fundCode", fundCode, "kind", kind.name());
  }
}
