package dev.tandem.fundpurchase.submission;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

import dev.tandem.fundpurchase.OrderIds;
import dev.tandem.fundpurchase.calendar.JdbcTradingCalendars;
import dev.tandem.fundpurchase.calendar.TradingCalendar;
import dev.tandem.fundpurchase.lifecycle.OrderStatus;
import dev.tandem.fundpurchase.order.FundOrder;
import dev.tandem.fundpurchase.orderbook.OrderRepository;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells which orders the fund house is to get, and for which day. */
@Component
public class ReadSubmissions {

  private final OrderRepository repository;
  private final JdbcRedatings redatings;
  private final JdbcTradingCalendars calendars;

  ReadSubmissions(
      OrderRepository repository, JdbcRedatings redatings, JdbcTradingCalendars calendars) {
    this.repository = repository;
    this.redatings = redatings;
    this.calendars = calendars;
  }

  /** The order {@code ord_…} as it is to be submitted, if it still is. */
  @Transactional(readOnly = true)
  public Optional<Submission> find(String orderId) {
    TradingCalendar calendar = calendars.current();
    return OrderIds.ORDER
        .parse(orderId)
        .flatMap(repository::findById)
        .filter(order -> order.status() == OrderStatus.PAID)
        .map(order -> submission(order, calendar));
  }

  private Submission submission(FundOrder order, TradingCalendar calendar) {
    Set<LocalDate> dates = new HashSet<>(redatings.formerDates(order.uuid()));
    if (order.businessDate() != null) {
      dates.add(order.businessDate());
    }
    return new Submission(
        order.orderId(),
        order.terms().fundCode(),
        order.terms().net(),
        order.atFundHouse().dateBy(calendar),
        dates);
  }
}
