package dev.tandem.fundpurchase.confirmation;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.tandem.fundpurchase.fund.JdbcNavs;
import dev.tandem.fundpurchase.fund.PricedDay;
import dev.tandem.fundpurchase.line.ConfirmationLine;
import dev.tandem.fundpurchase.line.FileLine;
import dev.tandem.fundpurchase.order.FundOrder;
import org.jspecify.annotations.Nullable;

/**
 * What is on record about the lines that one transaction applies: read by a few statements, under
 * the locks of their orders, and kept up with what the transaction itself adds.
 */
final class OnRecord {

  private final Map<String, FundOrder> orders;
  private final Map<String, String> hashes;
  private final Map<String, String> corrections;
  private final Set<String> openBreaks;
  private final JdbcNavs navs;
  private final Map<Day, List<PricedDay>> navsOfDays = new HashMap<>();

  private record Day(String fundCode, LocalDate date) {}

  /**
   * What was read.
   *
   * @param orders by their ids, locked
   * @param hashes of the lines of confirmations that were dealt with, by their ids
   * @param corrections ids of confirmations, by the ids of those that they correct
   * @param openBreaks keys of lines that have an open break
   */
  OnRecord(
      Map<String, FundOrder> orders,
      Map<String, String> hashes,
      Map<String, String> corrections,
      Set<String> openBreaks,
      JdbcNavs navs) {
    this.orders = orders;
    this.hashes = hashes;
    this.corrections = corrections;
    this.openBreaks = openBreaks;
    this.navs = navs;
  }

  /** The locked order, if there is one. */
  Optional<FundOrder> order(String orderId) {
    return Optional.ofNullable(orders.get(orderId));
  }

  /**
   * The hash of a confirmation that was dealt with; empty if it has none, null if it was not dealt
   * with.
   */
  @Nullable
  String hash(String confirmationId) {
    return hashes.get(confirmationId);
  }

  /** The applied confirmation that replaced the one with this id, if there is one. */
  Optional<String> correctionOf(String confirmationId) {
    return Optional.ofNullable(corrections.get(confirmationId));
  }

  /** The fund's NAVs of exactly {@code date}: the first that was published, and each correction. */
  List<PricedDay> navs(String fundCode, LocalDate date) {
    return navsOfDays.computeIfAbsent(
        new Day(fundCode, date), it -> navs.versions(it.fundCode(), it.date()));
  }

  boolean hasOpenBreak(FileLine sent) {
    return openBreaks.contains(sent.key());
  }

  void dealtWith(ConfirmationLine line, FileLine sent) {
    hashes.put(line.confirmationId(), sent.hash());
    if (line.corrects() != null) {
      corrections.put(line.corrects(), line.confirmationId());
    }
  }

  void opened(FileLine sent) {
    openBreaks.add(sent.key());
  }
}
