package dev.tandem.ledger.proof;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;

import dev.tandem.ledger.LedgerIds;
import dev.tandem.ledger.proof.JdbcBankSide.BankSide;
import dev.tandem.ledger.proof.ProveBooks.Standing;
import dev.tandem.ledger.proof.Strand.Sum;
import dev.tandem.ledger.proof.Strand.Sums;
import dev.tandem.web.calendar.JdbcTradingCalendars;
import dev.tandem.web.calendar.TradingCalendar;
import dev.tandem.web.problem.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestClientException;

import static java.util.stream.Collectors.toMap;

/** Shows the proof of a business date, and has sent again what is missing. */
@RestController
class ProofController {

  private static final Logger log = LoggerFactory.getLogger(ProofController.class);

  private static final int MOST_DIFFERENCES = 1_000;
  private static final int MOST_ROUNDS = 50;

  private final ProveBooks proving;
  private final JdbcBankSide bank;
  private final JdbcTradingCalendars calendars;
  private final Clock clock;

  ProofController(
      ProveBooks proving, JdbcBankSide bank, JdbcTradingCalendars calendars, Clock clock) {
    this.proving = proving;
    this.bank = bank;
    this.calendars = calendars;
    this.clock = clock;
  }

  @GetMapping("/v1/proof")
  @Operation(summary = "Holds orders, messages, ledger and bank side by side")
  ProofAnswer proof(@RequestParam(required = false) @Nullable LocalDate businessDate) {
    var calendar = calendars.current();
    var date = businessDate == null ? calendar.businessDate(clock.instant()) : businessDate;
    var from = endOf(dayBefore(date, calendar));
    var to = endOf(date);
    var unread = proveAll();
    return ProofAnswer.of(
        date,
        unread == null ? proving.standing(from, to) : proving.proved(from, to),
        bank.of(date),
        proving.differences(MOST_DIFFERENCES),
        it -> !it.minute().isBefore(from) && it.minute().isBefore(to),
        unread);
  }

  /** Proves all that is over; returns why it cannot, if a service cannot be read. */
  private @Nullable String proveAll() {
    try {
      var more = true;
      for (var round = 0; round < MOST_ROUNDS && more; round++) {
        more = proving.round();
      }
      return null;
    } catch (RestClientException e) {
      log.debug("The proof is as far as it was", e);
      return "A service whose word is compared cannot be read";
    }
  }

  @PostMapping("/v1/proof/redelivery")
  @Operation(summary = "Has events sent again that were published and never came")
  RedeliveryAnswer redeliver(@Valid @RequestBody RedeliveryRequest request) {
    try {
      var resent = proving.resend(request.note());
      return new RedeliveryAnswer(
          resent.events(),
          resent.unknown().stream().map(LedgerIds.EVENT::format).toList());
    } catch (RestClientException e) {
      throw Problems.UNAVAILABLE.because("An outbox cannot be reached: " + e.getMessage());
    }
  }

  private static Instant endOf(LocalDate date) {
    return date.atTime(TradingCalendar.CUT_OFF).atZone(TradingCalendar.ZONE).toInstant();
  }

  private static LocalDate dayBefore(LocalDate date, TradingCalendar calendar) {
    var day = date.minusDays(1);
    while (!calendar.isTradingDay(day)) {
      day = day.minusDays(1);
    }
    return day;
  }

  /** Why events are sent again. */
  @Schema(example = """
      {"note": "The broker lost its disk"}""")
  record RedeliveryRequest(@NotBlank @Size(max = 500) String note) {}

  /**
   * What comes again.
   *
   * @param events how many events
   * @param unknown events that no outbox holds any more
   */
  record RedeliveryAnswer(int events, List<String> unknown) {}

  /**
   * The proof of a business date.
   *
   * @param holds whether all sides agree on all that is over, on this date or another
   * @param provedUntil what is later is counted too, and may be on its way
   * @param underWay differences in what is later
   * @param unread why nothing was compared just now; null if it was
   * @param differing all that sides do not agree on, on this date or another
   */
  record ProofAnswer(
      LocalDate businessDate,
      boolean holds,
      Instant provedUntil,
      int underWay,
      @Nullable String unread,
      List<CurrencyAnswer> data,
      List<Difference> differing) {

    static ProofAnswer of(
        LocalDate date,
        Standing standing,
        List<BankSide> banks,
        List<Difference> differing,
        Predicate<Difference> isOfDate,
        @Nullable String unread) {
      var bankSides = banks.stream().collect(toMap(BankSide::currency, Function.identity()));
      var currencies = new TreeSet<>(bankSides.keySet());
      standing.sums().forEach(sums -> currencies.add(sums.currency()));
      var ofDate = differing.stream().filter(isOfDate).toList();
      var data = currencies.stream()
          .map(currency -> CurrencyAnswer.of(currency, standing.sums(), bankSides, ofDate))
          .toList();
      var holds = differing.isEmpty() && data.stream().allMatch(CurrencyAnswer::holds);
      return new ProofAnswer(
          date, holds, standing.provedUntil(), standing.underWay(), unread, data, differing);
    }
  }

  /**
   * The sides in one currency.
   *
   * @param orders recharges, payments and orders, as their services have them
   * @param messages the events of it that came here
   * @param ledger the journals of it
   * @param bank the statements of the date, and what is open on any
   * @param differing the ids that sides do not agree on; those of messages have no currency
   */
  record CurrencyAnswer(
      String currency,
      boolean holds,
      Sum orders,
      Sum messages,
      Sum ledger,
      BankSide bank,
      List<KindAnswer> kinds,
      LinkedHashSet<String> differing) {

    static CurrencyAnswer of(
        String currency,
        List<Sums> all,
        Map<String, BankSide> banks,
        List<Difference> differences) {
      var sums = all.stream().filter(it -> it.currency().equals(currency)).toList();
      var bank = banks.getOrDefault(currency, BankSide.none(currency));
      var ids = new LinkedHashSet<String>();
      differences.stream()
          .filter(it -> currency.equals(it.currency()))
          .forEach(it -> ids.add(it.id()));
      return new CurrencyAnswer(
          currency,
          ids.isEmpty() && bank.holds(),
          total(sums, Sums::orders),
          total(sums, Sums::messages),
          total(sums, Sums::ledger),
          bank,
          KindAnswer.of(sums),
          ids);
    }
  }

  /** The sides of one kind of movement. */
  record KindAnswer(String kind, Sum orders, Sum messages, Sum ledger) {

    static List<KindAnswer> of(List<Sums> all) {
      return all.stream()
          .map(Sums::kind)
          .distinct()
          .sorted()
          .map(kind -> {
            var sums = all.stream().filter(it -> it.kind().equals(kind)).toList();
            return new KindAnswer(
                kind,
                total(sums, Sums::orders),
                total(sums, Sums::messages),
                total(sums, Sums::ledger));
          })
          .toList();
    }
  }

  private static Sum total(List<Sums> sums, Function<Sums, Sum> side) {
    return sums.stream().map(side).reduce(Sum.NONE, Sum::plus);
  }
}
