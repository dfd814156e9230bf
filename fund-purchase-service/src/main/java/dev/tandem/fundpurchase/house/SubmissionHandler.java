package dev.tandem.fundpurchase.house;

import java.time.Clock;

import dev.tandem.contract.fundpurchase.FundPurchasePaid;
import dev.tandem.fundpurchase.breaks.BreakKind;
import dev.tandem.fundpurchase.breaks.BreakSource;
import dev.tandem.fundpurchase.breaks.Finding;
import dev.tandem.fundpurchase.breaks.JdbcBreaks;
import dev.tandem.fundpurchase.calendar.JdbcTradingCalendars;
import dev.tandem.fundpurchase.calendar.TradingCalendar;
import dev.tandem.fundpurchase.lifecycle.Cause;
import dev.tandem.fundpurchase.order.SubmissionDue;
import dev.tandem.fundpurchase.orderbook.Orders;
import dev.tandem.fundpurchase.submission.ReadSubmissions;
import dev.tandem.fundpurchase.submission.Submission;
import dev.tandem.messaging.Effect;
import dev.tandem.messaging.Event;
import dev.tandem.messaging.EventHandler;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Brings paid orders to the fund house, again and again until it answers. An order is submitted for
 * the business date it has by the calendar of the moment. What the house says of another order than
 * ours, or does not take, becomes a break: the order stays paid until that is settled.
 */
@Component
class SubmissionHandler {

  private final FundHouseClient house;
  private final ReadSubmissions submissions;
  private final Orders orders;
  private final JdbcTradingCalendars calendars;
  private final JdbcBreaks breaks;
  private final JsonMapper json;
  private final Clock clock;

  SubmissionHandler(
      FundHouseClient house,
      ReadSubmissions submissions,
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

  @EventHandler(group = "fund-purchase-submissions")
  Effect submit(Event<FundPurchasePaid> event) {
    return submit(event, event.data().orderId());
  }

  @EventHandler(group = "fund-purchase-submissions-again")
  Effect submitAgain(Event<SubmissionDue> event) {
    return submit(event, event.data().orderId());
  }

  private Effect submit(Event<?> event, String orderId) {
    var found = submissions.find(orderId);
    if (found.isEmpty()) {
      // Accepted meanwhile, or on its way back.
      return () -> {};
    }
    Submission submission = found.get();
    HouseAnswer answer = house.submit(
        HouseMessages.Order.of(
            submission.orderId(),
            submission.fundCode(),
            submission.net(),
            submission.businessDate()),
        submission.formerDates());
    Cause cause = Cause.of(event, clock);
    return switch (answer) {
      case HouseAnswer.Accepted(var date) ->
        () -> {
          TradingCalendar calendar = calendars.current();
          orders.tell(event, order -> order.atFundHouse().accepted(date, calendar, cause));
          breaks.overtake(BreakSource.SUBMISSION, orderId, "Accepted", cause.at());
        };
      case HouseAnswer.Refused(var reason) ->
        () -> {
          orders.tell(event, order -> order.atFundHouse().refused(reason, cause));
          breaks.overtake(BreakSource.SUBMISSION, orderId, "Refused", cause.at());
        };
      case HouseAnswer.NotTaken(var evidence) ->
        () -> open(submission, BreakKind.NOT_TAKEN, "The house does not take it", evidence, cause);
      case HouseAnswer.OtherOrder(var evidence) ->
        () -> open(submission, BreakKind.OTHER_ORDER, "The house has another", evidence, cause);
    };
  }

  private void open(
      Submission submission, BreakKind kind, String detail, String evidence, Cause cause) {
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
}
