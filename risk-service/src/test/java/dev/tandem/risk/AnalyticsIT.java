package dev.tandem.risk;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import dev.tandem.contract.risk.RiskApproved;
import dev.tandem.contract.risk.RiskHeld;
import dev.tandem.messaging.support.UuidV7;
import dev.tandem.risk.feature.Features;
import dev.tandem.risk.feature.JdbcFeatures;
import dev.tandem.web.secret.FundingTokens;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import static dev.tandem.risk.Recharges.aRecharge;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What analytics tell of a payment decides about it. */
@RunningRiskService
class AnalyticsIT {

  @Autowired
  Suite suite;

  @Autowired
  JdbcFeatures features;

  @Autowired
  FundingTokens tokens;

  private final String token = "tok-" + UUID.randomUUID();

  /** In Kafka a token has a hash, in a request it is sealed for its wallet. */
  @Test
  void aRechargeByTheCardOfACrowdIsHeld() {
    var hash = tokens.hash("wal_1", tokens.seal("wal_1", token));
    features.keep(List.of(
        new Features("token", hash, UuidV7.next(), 6, Instant.now(), Map.of("owners.24h", 6.0))));

    assertThat(decisionOnOneBy(token))
        .isInstanceOfSatisfying(
            RiskHeld.class,
            held -> assertThat(held.reasons())
                .singleElement()
                .satisfies(reason -> assertThat(reason.rule()).isEqualTo("shared-token")));
    assertThat(decisionOnOneBy("tok-" + UUID.randomUUID())).isInstanceOf(RiskApproved.class);
  }

  /** The bank could not be asked with it either; what else is known decides. */
  @Test
  void aTokenThatNobodyCanOpenHoldsNothingUp() {
    var recharge = aRecharge().with(tokens.seal("wal_of_somebody_else", token)).event();
    suite.ask(recharge);

    assertThat(decisionOn(recharge.rechargeId())).isInstanceOf(RiskApproved.class);
  }

  private Object decisionOnOneBy(String plain) {
    // From before tokens were sealed: then it is itself.
    var recharge = aRecharge().with(plain).event();
    suite.ask(recharge);
    return decisionOn(recharge.rechargeId());
  }

  private Object decisionOn(String rechargeId) {
    return await()
        .atMost(30, SECONDS)
        .until(() -> suite.decisionsOn(rechargeId), it -> !it.isEmpty())
        .getFirst();
  }
}
