package dev.tandem.fundpurchase.fund;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

import org.springframework.stereotype.Component;

/**
 * The funds as this instance remembers them: every order needs one, and they hardly ever change. A
 * change is broadcast and forgotten here at once; an instance that missed it remembers the fund for
 * no longer than {@link CatalogueProperties#rememberFor()}.
 */
@Component
public class FundCatalogue {

  private final FundRepository funds;
  private final CatalogueProperties properties;
  private final Clock clock;
  private final Map<String, Remembered> remembered = new ConcurrentHashMap<>();
  private final AtomicLong changes = new AtomicLong();

  FundCatalogue(FundRepository funds, CatalogueProperties properties, Clock clock) {
    this.funds = funds;
    this.properties = properties;
    this.clock = clock;
  }

  /** The fund with this code, if there is one. */
  public Optional<Fund> find(String code) {
    var known = remembered.get(code);
    if (known != null && clock.instant().isBefore(known.until())) {
      return Optional.of(known.fund());
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
    var entry = new Remembered(fund, clock.instant().plus(properties.rememberFor()));
    remembered.put(fund.code(), entry);
    // What was read before a change that has been told meanwhile may be the fund of before.
    if (changes.get() != before) {
      remembered.remove(fund.code(), entry);
    }
  }

  /** Reads the fund again when it is needed next. */
  void forget(String code) {
    changes.incrementAndGet();
    remembered.remove(code);
  }

  private record Remembered(Fund fund, Instant until) {}
}
