package dev.tandem.fundpurchase.fund;

import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.springframework.stereotype.Component;

/**
 * The funds, cached in this instance: every order needs one, and they hardly ever change. A change
 * is broadcast and takes effect here at once; an instance that missed it keeps the fund for no
 * longer than {@link CatalogueProperties#rememberFor()}.
 */
@Component
public class FundCatalogue {

  private final FundRepository funds;
  private final Cache<String, Fund> remembered;
  private final AtomicLong changes = new AtomicLong();

  FundCatalogue(FundRepository funds, CatalogueProperties properties, Clock clock) {
    this.funds = funds;
    this.remembered = Caffeine.newBuilder()
        .expireAfterWrite(properties.rememberFor())
        .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
        .build();
  }

  /** The fund with this code, if there is one. */
  public Optional<Fund> find(String code) {
    var known = remembered.getIfPresent(code);
    if (known != null) {
      return Optional.of(known);
    }
    var before = changes.get();
    var found = funds.findByCode(code);
    found.ifPresent(fund -> remember(fund, before));
    return found;
  }

  /** Whether the fund takes no purchases now. */
  public boolean isSuspended(String code) {
    return find(code).filter(fund -> fund.status() == FundStatus.SUSPENDED).isPresent();
  }

  private void remember(Fund fund, long before) {
    remembered.put(fund.code(), fund);
    // What was read before a change that has been told meanwhile may be the fund of before.
    if (changes.get() != before) {
      remembered.asMap().remove(fund.code(), fund);
    }
  }

  /** Removes the fund from the cache. */
  void forget(String code) {
    changes.incrementAndGet();
    remembered.invalidate(code);
  }
}
