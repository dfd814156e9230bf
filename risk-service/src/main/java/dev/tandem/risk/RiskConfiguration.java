package dev.tandem.risk;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.tandem.messaging.support.PartitionedTable;
import dev.tandem.risk.review.ReviewLimits;
import dev.tandem.risk.rules.AmountRule;
import dev.tandem.risk.rules.CountryRule;
import dev.tandem.risk.rules.DayAmountRule;
import dev.tandem.risk.rules.DefectiveRule;
import dev.tandem.risk.rules.Rule;
import dev.tandem.risk.rules.RuleSet;
import dev.tandem.risk.rules.SuitabilityRule;
import dev.tandem.risk.rules.TravelRule;
import dev.tandem.risk.rules.VelocityRule;
import dev.tandem.risk.rules.analytics.RingRule;
import dev.tandem.risk.screening.DefaultLevel;
import dev.tandem.risk.screening.Lookback;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RiskProperties.class)
class RiskConfiguration {

  @Bean
  VelocityRule velocityRule(RiskProperties risk) {
    return new VelocityRule(risk.velocity().most(), risk.velocity().window());
  }

  @Bean
  TravelRule travelRule(RiskProperties risk) {
    return new TravelRule(risk.travel().fastestKmh(), risk.travel().toleranceKm());
  }

  @Bean
  RuleSet ruleSet(
      RiskProperties risk,
      VelocityRule velocity,
      TravelRule travel,
      Optional<DefectiveRule> defect) {
    List<Rule> rules = new ArrayList<>(List.of(
        new CountryRule(risk.country().blocked()),
        new SuitabilityRule(),
        new AmountRule(risk.amount()),
        new DayAmountRule(risk.amount()),
        velocity,
        travel,
        risk.analytics().sharedDevice(),
        risk.analytics().sharedToken(),
        risk.analytics().declines(),
        risk.analytics().ownHistory(),
        new RingRule()));
    defect.ifPresent(rules::add);
    return new RuleSet(rules);
  }

  @Bean
  @Profile("demo")
  DefectiveRule defectiveRule() {
    return new DefectiveRule();
  }

  @Bean
  ReviewLimits reviewLimits(RiskProperties risk) {
    return new ReviewLimits(risk.amount());
  }

  @Bean
  DefaultLevel defaultLevel(RiskProperties risk) {
    return new DefaultLevel(risk.suitability().defaultLevel());
  }

  /** The uses of owners, partitioned by the day they arrived. */
  @Bean
  PartitionedTable ownerUseTable(Lookback lookback) {
    return new PartitionedTable(
        "owner_use", PartitionedTable.Key.DATE, Duration.ofDays(1), 2, lookback.keep());
  }

  /** The part of an owner's history that the rules need. */
  @Bean
  Lookback lookback(VelocityRule velocity, TravelRule travel) {
    return new Lookback(velocity.window(), travel.farthestBack());
  }
}
