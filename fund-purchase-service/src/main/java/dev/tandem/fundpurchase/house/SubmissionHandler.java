package dev.tandem.fundpurchase.house;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

import dev.tandem.contract.fundpurchase.FundPurchasePaid;
import dev.tandem.fundpurchase.breaks.BreakKind;
import dev.tandem.fundpurchase.breaks.BreakSource;
import dev.tandem.fundpurchase.breaks.Finding;
import dev.tandem.fundpurchase.breaks.JdbcBreaks;
import dev.tandem.fundpurchase.lifecycle.Cause;
import dev.tandem.fundpurchase.order.SubmissionDue;
import dev.tandem.fundpurchase.orderbook.Orders;
import dev.tandem.fundpurchase.submission.JdbcSubmissions;
import dev.tandem.fundpurchase.submission.Submission;
import dev.tandem.messaging.Effect;
import dev.tandem.messaging.Event;
import dev.tandem.messaging.EventHandler;
import dev.tandem.messaging.JointEffect;
import dev.tandem.web.calendar.JdbcTradingCalendars;
import dev.tandem.web.calendar.TradingCalendar;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Submits paid orders to the fund house, again and again until it answers, each for its business
 * date by the current calendar. If the house has another order under the reference, or does not
 * take ours, that becomes a break: the order stays paid until it is settled.
 */
@Component
class SubmissionHandler {

  private final FundHouseClient house;
  private final JdbcSubmissions submissions;
  private final Orders orders;
  private final JdbcTradingCalendars calendars;
  private final JdbcBreaks breaks;
  private final JsonMapper json;
  private final Clock clock;

  SubmissionHandler(
      FundHouseClient house,
      JdbcSubmissions submissions,
      Orders orders,
      JdbcTradingCalendars calendars,
      JdbcBreaks breaks,
      JsonMapper json,
      Clock clock) {
    this.house = house;
    this.submissions = submissions;
    this.orders = orders;
    this.calendars = calendars;
    this.breaks = breaks;
    this.json = json;
    this.clock = clock;
  }

  @EventHandler(group = "fund-purchase-submissions", filtered = true)
  Effect submit(Event<FundPurchasePaid> event) {
    return submit(event, event.data().orderId());
  }

  @EventHandler(group = "fund-purchase-submissions-again")
  Effect submitAgain(Event<SubmissionDue> event) {
    return submit(event, event.data().orderId());
  }

  private Effect submit(Event<?> event, String orderId) {
    // None if it was accepted meanwhile, or is on its way back.
    return submissions
        .find(orderId)
        .<Effect>map(submission -> new JointEffect<>(answered(event, submission), this::apply))
        .orElse(Effect.NONE);
  }

  private Answered answered(Event<?> event, Submission submission) {
    HouseAnswer answer = house.submit(
        HouseMessages.Order.of(
            submission.orderId(),
            submission.fundCode(),
            submission.net(),
            submission.businessDate()),
        submission.formerDates());
    return new Answered(event, submission, answer, Cause.of(event, clock));
  }

  private void apply(List<Answered> answers) {
    List<Decided> decided = new ArrayList<>();
    for (Answered it : answers) {
      switch (it.answer()) {
        case HouseAnswer.Decision decision -> decided.add(new Decided(it, decision));
        case HouseAnswer.NotTaken(var evidence) ->
          open(it, BreakKind.NOT_TAKEN, "The house does not take it", evidence);
        case HouseAnswer.OtherOrder(var evidence) ->
          open(it, BreakKind.OTHER_ORDER, "The house has another", evidence);
      }
    }
    if (!decided.isEmpty()) {
      applyDecisions(decided);
    }
  }

  private void applyDecisions(List<Decided> decided) {
    TradingCalendar calendar = calendars.current();
    orders.tellEach(
        decided,
        Decided::event,
        (order, it) -> it.decision().tell(order.atFundHouse(), calendar, it.cause()));
    breaks.overtakeAll(
        BreakSource.SUBMISSION,
        decided.stream().map(Decided::orderId).toList(),
        "The house has decided",
        decided.getFirst().cause().at());
  }

  private void open(Answered answered, BreakKind kind, String detail, String evidence) {
    Submission submission = answered.submission();
    Cause cause = answered.cause();
    breaks.open(new Finding(
        BreakSource.SUBMISSION,
        submission.orderId(),
        kind,
        submission.orderId(),
        "%s, for %s on %s".formatted(detail, submission.net(), submission.businessDate()),
        TradingCalendar.dayOf(cause.at()),
        asJson(evidence),
        // Each answer is a new one, also after an earlier one was settled.
        Hashes.of(evidence + cause.at()),
        cause.at()));
  }

  private String asJson(String evidence) {
    try {
      return json.readTree(evidence).isMissingNode() ? "null" : evidence;
    } catch (JacksonException e) {
      return json.writeValueAsString(evidence.replace('\0', ' '));
    }
  }

  private record Answered(Event<?> event, Submission submission, HouseAnswer answer, Cause cause) {}

  private record Decided(Answered answered, HouseAnswer.Decision decision) {

    Event<?> event() {
      return answered.event();
    }

    String orderId() {
      return answered.submission().orderId();
    }

    Cause cause() {
      return answered.cause();
    }
  }
}
