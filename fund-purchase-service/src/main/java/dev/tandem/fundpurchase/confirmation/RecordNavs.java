package dev.tandem.fundpurchase.confirmation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Instant;

import dev.tandem.contract.fundpurchase.FundNavPublished;
import dev.tandem.fundpurchase.breaks.BreakKind;
import dev.tandem.fundpurchase.breaks.BreakSource;
import dev.tandem.fundpurchase.breaks.HouseBreak;
import dev.tandem.fundpurchase.breaks.JdbcBreaks;
import dev.tandem.fundpurchase.confirmation.Judgement.DealtWith;
import dev.tandem.fundpurchase.confirmation.Judgement.Differs;
import dev.tandem.fundpurchase.fund.JdbcNavs;
import dev.tandem.fundpurchase.fund.PricedDay;
import dev.tandem.fundpurchase.house.HouseProperties;
import dev.tandem.fundpurchase.line.FileLine;
import dev.tandem.fundpurchase.line.NavLine;
import dev.tandem.fundpurchase.line.UnreadableLineException;
import dev.tandem.fundpurchase.pricing.Nav;
import dev.tandem.messaging.EventPublisher;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Stores the NAVs that the fund house publishes; one that is hard to believe becomes a break. */
@Component
public class RecordNavs {

  private static final int SHARE_SCALE = 6;

  private final JdbcNavs navs;
  private final JdbcBreaks breaks;
  private final HouseProperties properties;
  private final EventPublisher events;
  private final Clock clock;

  RecordNavs(
      JdbcNavs navs,
      JdbcBreaks breaks,
      HouseProperties properties,
      EventPublisher events,
      Clock clock) {
    this.navs = navs;
    this.breaks = breaks;
    this.properties = properties;
    this.events = events;
    this.clock = clock;
  }

  /** Stores the NAV of one line, or opens a break. */
  @Transactional
  public void record(FileLine sent) {
    Instant now = clock.instant();
    switch (judged(sent, now)) {
      case DealtWith(var how) -> breaks.overtake(BreakSource.NAVS, sent.key(), how, now);
      case Differs(var kind, var detail) ->
        breaks.open(sent.finding(kind, sent.about(), detail, now));
    }
  }

  /**
   * Stores a NAV that a person vouches for.
   *
   * @param nav instead of the one that the fund house published
   * @throws IllegalArgumentException if the line cannot be read
   */
  public void keep(HouseBreak vouched, @Nullable Nav nav, Instant at) {
    PricedDay published = NavLine.of(FileLine.again(vouched).json(), vouched.day());
    Nav kept = nav == null ? published.nav() : nav;
    int version = isFree(published) ? published.version() : next(published);
    store(new PricedDay(published.fundCode(), published.date(), version, kept), at);
  }

  private Judgement judged(FileLine sent, Instant now) {
    PricedDay published;
    try {
      published = NavLine.of(sent.json(), sent.day());
    } catch (UnreadableLineException e) {
      return new Differs(BreakKind.UNREADABLE, String.valueOf(e.getMessage()));
    }
    var known = navs.versions(published.fundCode(), published.date()).stream()
        .filter(it -> it.version() == published.version())
        .findFirst();
    if (known.isPresent()) {
      return known.get().nav().equals(published.nav())
          ? new DealtWith("The NAV is known")
          : new Differs(
              BreakKind.CHANGED_LINE,
              "Version %s was %s, now it is %s"
                  .formatted(
                      published.version(),
                      known.get().nav().value(),
                      published.nav().value()));
    }
    var last = navs.lastUntil(published.fundCode(), published.date());
    if (last.isPresent() && movesTooFar(last.get().nav(), published.nav())) {
      return new Differs(
          BreakKind.IMPLAUSIBLE_NAV,
          "Was %s on %s, now %s"
              .formatted(
                  last.get().nav().value(), last.get().date(), published.nav().value()));
    }
    store(published, now);
    overtakeFormer(sent, published, now);
    return new DealtWith("The NAV is kept");
  }

  private void store(PricedDay day, Instant at) {
    var former = navs.lastUntil(day.fundCode(), day.date().minusDays(1));
    navs.add(day, at)
        .ifPresent(riskLevel -> events.publish(new FundNavPublished(
            day.fundCode(),
            riskLevel,
            day.date(),
            day.nav().value(),
            former.map(it -> it.nav().value()).orElse(null),
            at)));
  }

  // A version that can be believed has come in place of one that could not.
  private void overtakeFormer(FileLine sent, PricedDay published, Instant now) {
    for (String key :
        breaks.unsettledKeys(BreakSource.NAVS, published.fundCode(), published.date())) {
      if (FileLine.versionIn(key) < published.version()) {
        breaks.overtake(BreakSource.NAVS, key, "Replaced by " + sent.key(), now);
      }
    }
  }

  private boolean movesTooFar(Nav last, Nav next) {
    BigDecimal move = next.value()
        .subtract(last.value())
        .abs()
        .divide(last.value(), SHARE_SCALE, RoundingMode.UP);
    return move.compareTo(properties.plausibleMove()) > 0;
  }

  private boolean isFree(PricedDay published) {
    return navs.versions(published.fundCode(), published.date()).stream()
        .noneMatch(it -> it.version() == published.version());
  }

  private int next(PricedDay published) {
    return navs.versions(published.fundCode(), published.date()).stream()
            .mapToInt(PricedDay::version)
            .max()
            .orElse(0)
        + 1;
  }
}
