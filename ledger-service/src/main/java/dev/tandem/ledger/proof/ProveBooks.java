package dev.tandem.ledger.proof;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import dev.tandem.ledger.LedgerIds;
import dev.tandem.ledger.proof.Difference.Between;
import dev.tandem.ledger.proof.Difference.Side;
import dev.tandem.ledger.proof.OtherServices.Source;
import dev.tandem.ledger.proof.Strand.Comparison;
import dev.tandem.ledger.proof.Strand.Sums;
import dev.tandem.web.audit.Acts;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Proves the newest minutes that are over, and again those that did not hold. Every minute is
 * looked at again an hour and a day later, for what was committed late and then lost. Whatever
 * fails in between, the next round begins where the last one was kept.
 */
class ProveBooks {

  /** The differences of balances: they are of a moment, not of minutes. */
  static final String BALANCES = "balances";

  private static final List<Duration> LATER = List.of(Duration.ofHours(1), Duration.ofDays(1));
  private static final Duration MOST_AT_ONCE = Duration.ofDays(1);
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration FUTURE = Duration.ofMinutes(5);
  private static final int MOST_AGAIN = 30;
  private static final int MOST_RESENT = 1_000;
  private static final Instant EVER = Instant.parse("9999-01-01T00:00:00Z");

  private final MoneyStrand money;
  private final MessageStrand messages;
  private final OtherServices services;
  private final JdbcProof proof;
  private final Duration settled;
  private final TransactionTemplate transaction;

  ProveBooks(
      MoneyStrand money,
      MessageStrand messages,
      OtherServices services,
      JdbcProof proof,
      Duration settled,
      PlatformTransactionManager transactions) {
    this.money = money;
    this.messages = messages;
    this.services = services;
    this.proof = proof;
    this.settled = settled;
    this.transaction = new TransactionTemplate(transactions);
  }

  List<Strand> strands() {
    return List.of(money, messages);
  }

  /** One round; returns whether there may be more that is over and not proved yet. */
  boolean round() {
    var more = false;
    for (var strand : strands()) {
      proveAgain(strand);
      more |= proveNext(strand, strand.name(), settled);
      for (var age : LATER) {
        more |= proveNext(strand, strand.name() + " after " + age, age);
      }
    }
    proveBalances();
    return more;
  }

  /** Proves the minutes that are {@code age} old by now, from {@code position} on. */
  private boolean proveNext(Strand strand, String position, Duration age) {
    var end = strand.now().minus(age).truncatedTo(ChronoUnit.MINUTES);
    var from = proof.checkedUntil(position).orElseGet(strand::beginning);
    if (!from.isBefore(end)) {
      return false;
    }
    var to = earlier(end, from.plus(MOST_AT_ONCE));
    var compared = strand.compare(from, to);
    keep(strand, position, from, compared);
    return compared.until().isBefore(end);
  }

  private void proveAgain(Strand strand) {
    for (var minute : proof.differentMinutes(strand.name(), MOST_AGAIN)) {
      keep(strand, strand.name(), minute, strand.compare(minute, minute.plus(MINUTE)));
    }
  }

  private void keep(Strand strand, String position, Instant from, Comparison compared) {
    transaction.executeWithoutResult(_ -> {
      proof.replace(strand.name(), from, compared.until(), compared.differences());
      if (strand == money) {
        proof.replaceSums(from, compared.until(), compared.sums());
      }
      proof.advance(position, compared.until());
    });
  }

  private void proveBalances() {
    var at = proof.checkedUntil(money.name());
    if (at.isPresent()) {
      var differences = money.balances(at.get());
      transaction.executeWithoutResult(
          _ -> proof.replace(BALANCES, Instant.EPOCH, EVER, differences));
    }
  }

  /** What was proved, of the movements from {@code from} until before {@code to}. */
  Standing proved(Instant from, Instant to) {
    return new Standing(proof.sums(from, to), proof.checkedUntil(money.name()).orElse(from), 0);
  }

  /** The same, with what was not proved yet because it is too new. */
  Standing standing(Instant from, Instant to) {
    var sums = new ArrayList<>(proof.sums(from, to));
    var until = proof.checkedUntil(money.name()).orElseGet(money::beginning);
    var underWay = 0;
    // Clocks of services differ by a little.
    var end = earlier(to, money.now().plus(FUTURE));
    if (until.isBefore(end)) {
      var live = money.compare(until.isBefore(from) ? from : until, end);
      sums.addAll(live.sums());
      underWay += live.differences().size();
    }
    var heard = proof.checkedUntil(messages.name()).orElseGet(messages::beginning);
    var present = messages.now().truncatedTo(ChronoUnit.MINUTES).plus(MINUTE);
    underWay += messages.compare(heard, present).differences().size();
    return new Standing(sums, until, underWay);
  }

  /** All that does not agree, the oldest {@code limit} of each strand. */
  List<Difference> differences(int limit) {
    return Stream.of(money.name(), messages.name(), BALANCES)
        .flatMap(strand -> proof.differences(strand, Instant.EPOCH, EVER, limit).stream())
        .toList();
  }

  /** Has the events sent again that were published and did not come here. */
  Resent resend(String reason) {
    var missed = proof.differences(messages.name(), Instant.EPOCH, EVER, MOST_RESENT).stream()
        .filter(it -> it.between() == Between.OUTBOX_AND_INBOX && it.missingIn() == Side.INBOX)
        .map(it -> LedgerIds.EVENT.parse(it.id()))
        .flatMap(Optional::stream)
        .toList();
    List<UUID> unknown = missed;
    for (var source : Source.values()) {
      if (!unknown.isEmpty()) {
        unknown = services.resend(source, unknown, reason);
      }
    }
    transaction.executeWithoutResult(
        _ -> Acts.changed("proof", null, missed.size() + " events asked for again"));
    return new Resent(missed.size() - unknown.size(), unknown);
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  /**
   * The sides as they stand.
   *
   * @param provedUntil what is later was compared just now, and may be on its way
   * @param underWay the number of differences in what is later
   */
  record Standing(List<Sums> sums, Instant provedUntil, int underWay) {}

  /** The number of events that come again, and those that no outbox holds any more. */
  record Resent(int events, List<UUID> unknown) {}
}
