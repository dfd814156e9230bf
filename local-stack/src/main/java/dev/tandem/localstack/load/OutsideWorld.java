package dev.tandem.localstack.load;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;

import dev.tandem.localstack.check.books.Sources;
import dev.tandem.localstack.http.Caller;
import dev.tandem.localstack.http.Http;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The faults of the bank and the fund house: their kinds, times and numbers are random, but the
 * same for the same seed.
 */
public final class OutsideWorld {

  /** The longest time that the bank hides some charges. */
  public static final Duration LATEST_ANSWER = Duration.ofHours(12);

  private static final List<String> OF_SOME_CHARGES = List.of("amount", "currency", "twice");
  private static final List<String> OF_SOME_ORDERS =
      List.of("reject", "repeat", "amount", "zero-shares");
  private static final List<String> OF_A_MOMENT = List.of("unavailable", "silent", "late-file");

  // A NAV that no column holds, of a fund that nobody sells.
  private static final String NO_FUND = "WLD-999";
  private static final String NO_NAV = "123456789";
  private static final BigDecimal CORRECTION = new BigDecimal("1.01");

  private static final ZoneId TRADING_ZONE = ZoneId.of("Asia/Shanghai");

  private final Sources sources;
  private final Http http;
  private final Random chance;
  private final String bank;
  private final String house;
  private @Nullable LocalDate closed;

  /** The simulators of the suite at {@code sources}. */
  public OutsideWorld(Sources sources, Http http, long seed) {
    this.sources = sources;
    this.http = http;
    this.chance = new Random(seed);
    this.bank = sources.bankUrl();
    this.house = sources.fundHouseUrl();
  }

  /** Every kind of fault, to be made one after the other. */
  public List<Mistake> mistakes() throws IOException {
    LocalDate today = today();
    List<Mistake> mistakes = new ArrayList<>();
    OF_SOME_CHARGES.forEach(kind -> mistakes.add(mistake(bank, kind, some())));
    OF_SOME_ORDERS.forEach(kind -> mistakes.add(mistake(house, kind, some())));
    OF_A_MOMENT.forEach(kind -> mistakes.add(mistake(house, kind, aMoment())));
    mistakes.add(mistake(bank, "unavailable", aMoment()));
    mistakes.add(
        mistake(bank, "late", Map.of("percent", percent(), "lasting", LATEST_ANSWER.toString())));
    mistakes.add(mistake(house, "bad-line", Map.of()));
    mistakes.add(mistake(house, "unknown", Map.of("reference", "ord_of_nobody_" + today)));
    mistakes.add(mistake(
        house, "wild-nav", Map.of("fundCode", NO_FUND, "date", today.toString(), "nav", NO_NAV)));
    Collections.shuffle(mistakes, chance);
    return mistakes;
  }

  /** Closes the market on the newest day for which the fund house has taken orders. */
  public void closeNewestDay() throws IOException {
    SortedSet<LocalDate> days = new TreeSet<>();
    for (JsonNode order : http.get(house + "/ledger").body()) {
      if (order.path("state").asString().equals("ACCEPTED")) {
        days.add(LocalDate.parse(order.path("businessDate").asString()));
      }
    }
    if (!days.isEmpty()) {
      closed = days.last();
      mistake(house, "closure", Map.of("date", days.last().toString())).make();
    }
  }

  /** The day that was closed, if there is one. */
  public Optional<LocalDate> closedDay() {
    return Optional.ofNullable(closed);
  }

  /** A NAV that the fund house has published. */
  private record Priced(String fundCode, LocalDate date, BigDecimal nav) {}

  /**
   * Makes the fund house correct half of the NAVs since {@code since}.
   * @return the number of corrected NAVs
   */
  public int correctNavs(LocalDate since) throws IOException {
    List<Priced> priced = priced(since);
    Collections.shuffle(priced, chance);
    List<Priced> wrong = priced.subList(0, (priced.size() + 1) / 2);
    for (Priced each : wrong) {
      BigDecimal right = each.nav().multiply(CORRECTION).setScale(4, RoundingMode.HALF_UP);
      Map<String, Object> correction =
          Map.of("fundCode", each.fundCode(), "date", each.date().toString(), "nav", right);
      mistake(house, "correct-nav", correction).make();
    }
    return wrong.size();
  }

  /** Ends the faults of both from now on. */
  public void behave() throws IOException {
    mistake(bank, "none", Map.of()).make();
    mistake(house, "none", Map.of()).make();
  }

  /** Today's date in Shanghai, by the suite's time. */
  public LocalDate today() throws IOException {
    String clock = sources.clocks().values().iterator().next();
    Instant now =
        Instant.parse(http.as(Caller.AUDITOR).get(clock).body().path("now").asString());
    return LocalDate.ofInstant(now, TRADING_ZONE);
  }

  private List<Priced> priced(LocalDate since) throws IOException {
    List<Priced> priced = new ArrayList<>();
    LocalDate last = today();
    for (LocalDate day = since; day.isBefore(last); day = day.plusDays(1)) {
      for (JsonNode nav : http.get(house + "/navs/" + day).body().path("navs")) {
        String fundCode = nav.path("fundCode").asString();
        if (!fundCode.equals(NO_FUND)) {
          priced.add(new Priced(fundCode, day, nav.path("nav").decimalValue()));
        }
      }
    }
    return priced;
  }

  private Map<String, Object> some() {
    return Map.of("percent", percent());
  }

  private int percent() {
    return 5 + chance.nextInt(15);
  }

  private Map<String, Object> aMoment() {
    return Map.of("lasting", Duration.ofSeconds(2 + chance.nextInt(5)).toString());
  }

  private Mistake mistake(String simulator, String kind, Map<String, Object> details) {
    return new Mistake(simulator, kind, details);
  }

  /** One kind of fault, of the bank or of the fund house. */
  public final class Mistake {

    private final String simulator;
    private final String kind;
    private final Map<String, Object> details;

    private Mistake(String simulator, String kind, Map<String, Object> details) {
      this.simulator = simulator;
      this.kind = kind;
      this.details = details;
    }

    /** Makes the fault from now on, or once. */
    public void make() throws IOException {
      Http.Answer answer = http.post(simulator + "/faults/" + kind, details, Map.of());
      if (!answer.isSuccess()) {
        throw new IOException("%s at %s was answered %s".formatted(kind, simulator, answer));
      }
    }

    @Override
    public String toString() {
      return (simulator.equals(bank) ? "bank " : "house ") + kind;
    }
  }
}
