package dev.tandem.localstack.bank.statement;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.tandem.localstack.bank.statement.PaymentOrder.Transfer;
import dev.tandem.localstack.http.JsonServer;
import dev.tandem.localstack.simulator.Fields;
import dev.tandem.localstack.simulator.Journal;
import org.jspecify.annotations.Nullable;

/**
 * The payments that the bank was asked to make. Each message and each reference is paid once,
 * however often it comes; an account that ends in {@code -REJ} is paid nothing.
 */
final class Payments implements AutoCloseable {

  /** The bank's charge for each payment. */
  static final long CHARGE_MINOR = 50;

  private static final int LONGEST_PARTY = 140;

  private final Journal journal;
  private final Map<String, Taken> messages = new LinkedHashMap<>();
  private final Map<String, Item> accepted = new LinkedHashMap<>();

  Payments(Journal journal) {
    this.journal = journal;
    journal.kept().forEach(line -> keep(JsonServer.JSON.readValue(line, Taken.class)));
  }

  /** An order, and what became of each of its transfers. */
  record Taken(PaymentOrder order, Instant at, @Nullable String refusal, List<Item> items) {}

  /**
   * A transfer, and what became of it.
   *
   * @param refusal an ISO 20022 reason, or none if it is paid
   * @param day on which it is paid
   */
  record Item(
      Transfer transfer,
      long amountMinor,
      Instant at,
      LocalDate day,
      @Nullable String refusal) {}

  /** Takes {@code order}, or tells again what became of it. */
  synchronized Taken take(PaymentOrder order, Instant now) {
    Taken known = messages.get(order.messageId());
    if (known != null) {
      return known.order().equals(order) ? known : new Taken(order, now, "DU01", List.of());
    }
    Taken taken = judged(order, now);
    journal.append(JsonServer.JSON.writeValueAsString(taken));
    keep(taken);
    return taken;
  }

  /** All that is or will be paid, oldest first. */
  synchronized List<Item> accepted() {
    return List.copyOf(accepted.values());
  }

  @Override
  public void close() {
    journal.close();
  }

  private void keep(Taken taken) {
    messages.put(taken.order().messageId(), taken);
    for (Item item : taken.items()) {
      if (item.refusal() == null) {
        accepted.put(item.transfer().reference(), item);
      }
    }
  }

  private Taken judged(PaymentOrder order, Instant now) {
    BigDecimal sum =
        order.transfers().stream().map(Transfer::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    if (order.transactions() != order.transfers().size()) {
      return new Taken(order, now, "AM18", List.of());
    }
    if (order.controlSum() != null && order.controlSum().compareTo(sum) != 0) {
      return new Taken(order, now, "AM10", List.of());
    }
    List<Item> items = new ArrayList<>();
    for (Transfer transfer : order.transfers()) {
      boolean again =
          items.stream().anyMatch(it -> it.transfer().reference().equals(transfer.reference()));
      items.add(new Item(
          transfer,
          minorUnits(transfer),
          now,
          payDay(transfer, now),
          again ? "AM05" : refusal(transfer)));
    }
    return new Taken(order, now, null, items);
  }

  private @Nullable String refusal(Transfer transfer) {
    if (accepted.containsKey(transfer.reference())) {
      return "AM05";
    }
    if (!transfer.debtorAccount().equals(Statement.account(transfer.currency()))) {
      return "AC02";
    }
    boolean isKnown = !transfer.creditorAccount().endsWith("-REJ")
        && transfer.creditorName().length() <= LONGEST_PARTY;
    return isKnown ? null : "AC03";
  }

  private static long minorUnits(Transfer transfer) {
    try {
      int digits = Currency.getInstance(transfer.currency()).getDefaultFractionDigits();
      long minor = transfer.amount().movePointRight(digits).longValueExact();
      if (minor > 0) {
        return minor;
      }
    } catch (ArithmeticException | IllegalArgumentException e) {
      // Refused below.
    }
    throw Fields.malformed(transfer.amount() + " " + transfer.currency() + " is no amount");
  }

  /** The next business day of the bank, or the one from the wanted day on. */
  private static LocalDate payDay(Transfer transfer, Instant now) {
    LocalDate day = Days.dayOf(now).plusDays(1);
    LocalDate wanted = transfer.executionDay();
    if (wanted != null && wanted.isAfter(day)) {
      day = wanted;
    }
    while (day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY) {
      day = day.plusDays(1);
    }
    return day;
  }
}
