package dev.tandem.ledger.journal;

import java.util.List;

import dev.tandem.contract.fundpurchase.FundPurchaseSubmitted;
import dev.tandem.contract.wallet.FundPaymentCompleted;
import dev.tandem.contract.wallet.FundPaymentFailed;
import dev.tandem.contract.wallet.FundPaymentReversed;
import dev.tandem.contract.wallet.RechargeCompleted;
import dev.tandem.messaging.Event;
import dev.tandem.messaging.EventHandler;
import org.springframework.stereotype.Component;

/** Posts the journals of money events, a batch at a time. */
@Component
public class PostEvents {

  /** The group under whose name the inbox keeps the events that were posted. */
  public static final String GROUP = "ledger-posting";

  private final PostJournals journals;

  PostEvents(PostJournals journals) {
    this.journals = journals;
  }

  @EventHandler(
      group = GROUP,
      types = {
        RechargeCompleted.class,
        FundPaymentCompleted.class,
        FundPaymentFailed.class,
        FundPaymentReversed.class,
        FundPurchaseSubmitted.class
      })
  void post(List<Event<?>> events) {
    journals.post(events.stream().map(PostEvents::journalOf).toList());
  }

  private static Journal journalOf(Event<?> event) {
    return switch (event.data()) {
      case RechargeCompleted it -> EventJournals.of(event.id(), it);
      case FundPaymentCompleted it -> EventJournals.of(event.id(), it);
      case FundPaymentFailed it -> EventJournals.of(event.id(), it);
      case FundPaymentReversed it -> EventJournals.of(event.id(), it);
      case FundPurchaseSubmitted it -> EventJournals.of(event.id(), it);
      default -> throw new IllegalArgumentException("No journal is made of " + event.type());
    };
  }
}
