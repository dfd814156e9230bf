package dev.tandem.accompaniment.investor;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

import dev.tandem.accompaniment.RunningAccompaniment;
import dev.tandem.accompaniment.Suite;
import dev.tandem.web.test.Api;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import static dev.tandem.accompaniment.Suite.corrected;
import static dev.tandem.accompaniment.Suite.soon;
import static org.assertj.core.api.Assertions.assertThat;

@RunningAccompaniment
class InvestorsIT {

  @Autowired
  Suite suite;

  @Autowired
  JdbcClient jdbc;

  @Autowired
  JdbcHoldings holdings;

  @LocalServerPort
  int port;

  private final String owner = "owner-" + UUID.randomUUID();

  @Test
  void theInvestorAloneAgreesAndTakesBack() {
    var path = "/v1/investors/" + owner + "/consents";
    var body = "{\"purpose\": \"INVESTMENT_NOTES\", \"given\": true}";

    assertThat(new Api(port).as(owner, "investor").put(path, body).status()).isEqualTo(200);
    assertThat(new Api(port).as("somebody", "investor").put(path, body).status())
        .isEqualTo(404);
    assertThat(new Api(port).put(path, body).status()).isEqualTo(403);
    assertThat(new Api(port).get(path).body())
        .contains("\"purpose\":\"INVESTMENT_NOTES\",\"given\":true");
  }

  @Test
  void keepsTheLevelOfAFundThatWasToldLast() {
    String fund = "F-" + UUID.randomUUID();
    Instant now = Instant.now();

    holdings.setLevel(fund, 4, now);
    holdings.setLevel(fund, 2, now.minusSeconds(1));
    assertThat(level(fund)).isEqualTo(4);
    holdings.setLevel(fund, 3, now.plusSeconds(1));
    assertThat(level(fund)).isEqualTo(3);
  }

  private int level(String fund) {
    return jdbc.sql("SELECT risk_level FROM fund WHERE code = ?")
        .param(fund)
        .query(Integer.class)
        .single();
  }

  @Test
  void keepsADecisionOnceAndRefusesAPurposeThatNoJourneyHas() {
    var path = "/v1/investors/" + owner + "/consents";
    var body = "{\"purpose\": \"SERVICE_NOTES\", \"given\": true}";
    var investor = new Api(port).as(owner, "investor");
    investor.put(path, body);
    investor.put(path, body);

    assertThat(investor.put(path, body.replace("SERVICE", "PARTY")).status()).isEqualTo(400);
    assertThat(jdbc.sql("SELECT count(*) FROM consent WHERE owner_id = ?")
            .param(owner)
            .query(Integer.class)
            .single())
        .isEqualTo(1);
  }

  @Test
  void keepsWhatACorrectionAdds() {
    suite.say(corrected(owner, "MORE-1", "12.5"));

    soon()
        .until(() -> jdbc.sql("SELECT sum(shares) FROM holding WHERE owner_id = ?")
                .param(owner)
                .query(BigDecimal.class)
                .optional()
                .orElse(BigDecimal.ZERO)
                .compareTo(new BigDecimal("2.5"))
            == 0);
  }
}
