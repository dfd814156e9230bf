package dev.tandem.fundpurchase.fund;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import dev.tandem.contract.Money;
import dev.tandem.fundpurchase.pricing.FeeRate;
import org.junit.jupiter.api.Test;
import org.springframework.data.domain.Limit;

import static org.assertj.core.api.Assertions.assertThat;

class FundCatalogueTest {

  private final Table table = new Table();
  private final Time time = new Time();
  private final FundCatalogue catalogue =
      new FundCatalogue(table, new CatalogueProperties(Duration.ofMinutes(1)), time);

  @Test
  void readsAFundOnceForManyOrders() {
    assertThat(statusInCatalogue()).isEqualTo(FundStatus.OPEN);
    assertThat(statusInCatalogue()).isEqualTo(FundStatus.OPEN);

    assertThat(table.reads).isEqualTo(1);
  }

  @Test
  void readsAFundAgainThatWasChanged() {
    statusInCatalogue();
    table.status = FundStatus.SUSPENDED;
    assertThat(statusInCatalogue()).isEqualTo(FundStatus.OPEN);

    catalogue.forget("EQT-003");

    assertThat(statusInCatalogue()).isEqualTo(FundStatus.SUSPENDED);
  }

  @Test
  void goesByWhatItMissedForAMinuteAtMost() {
    statusInCatalogue();
    table.status = FundStatus.SUSPENDED;

    time.now = time.now.plusSeconds(60);

    assertThat(statusInCatalogue()).isEqualTo(FundStatus.SUSPENDED);
  }

  @Test
  void doesNotRememberWhatWasReadWhileItWasChanged() {
    table.whileReading = () -> {
      table.status = FundStatus.SUSPENDED;
      catalogue.forget("EQT-003");
    };
    assertThat(statusInCatalogue()).isEqualTo(FundStatus.OPEN);
    table.whileReading = () -> {};

    assertThat(statusInCatalogue()).isEqualTo(FundStatus.SUSPENDED);
  }

  @Test
  void remembersNoFundThatThereIsNot() {
    assertThat(catalogue.find("NONE")).isEmpty();
    assertThat(catalogue.find("NONE")).isEmpty();

    assertThat(table.reads).isEqualTo(2);
  }

  private FundStatus statusInCatalogue() {
    return catalogue.find("EQT-003").orElseThrow().status();
  }

  private static final class Table implements FundRepository {

    private FundStatus status = FundStatus.OPEN;
    private Runnable whileReading = () -> {};
    private int reads;

    @Override
    public Optional<Fund> findByCode(String code) {
      reads++;
      if (!code.equals("EQT-003")) {
        return Optional.empty();
      }
      var fund =
          new Fund(code, "Equity", 4, new FeeRate(BigDecimal.ZERO), Money.of(1, "CNY"), status);
      whileReading.run();
      return Optional.of(fund);
    }

    @Override
    public List<Fund> findByCodeGreaterThanOrderByCode(String code, Limit limit) {
      return List.of();
    }
  }

  private static final class Time extends Clock {

    private Instant now = Instant.parse("2026-11-20T06:00:00Z");

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
