package dev.tandem.risk.investor;

import java.time.Clock;

import dev.tandem.web.problem.ProblemType;
import dev.tandem.web.security.Caller;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.stereotype.Component;

import static dev.tandem.web.OperatorInput.invalid;
import static dev.tandem.web.OperatorInput.text;

/** Shows and sets the risk level of an investor, for operators. */
@Component
@Endpoint(id = "investors")
class InvestorsEndpoint {

  private static final Logger log = LoggerFactory.getLogger(InvestorsEndpoint.class);
  private static final ProblemType LEVEL_NOT_SET =
      ProblemType.of("investor-level-not-set", 404, "Nobody has set a level for this investor");

  private static final int LONGEST_OWNER_ID = 128;
  private static final int LONGEST_REASON = 1000;

  private final JdbcInvestorLevels levels;
  private final Clock clock;

  InvestorsEndpoint(JdbcInvestorLevels levels, Clock clock) {
    this.levels = levels;
    this.clock = clock;
  }

  /** The investor's level; 404 if nobody has set one, so that the default counts. */
  @ReadOperation
  Investor level(@Selector String ownerId) {
    return levels
        .find(ownerId)
        .map(level -> new Investor(ownerId, level))
        .orElseThrow(() -> LEVEL_NOT_SET.because("The default level counts for " + ownerId));
  }

  /** Sets the level, 1 (most cautious) to 5; it counts for payments screened from now on. */
  @WriteOperation
  Investor set(SecurityContext security, @Selector String ownerId, int riskLevel, String reason) {
    var operator = Caller.of(security.getPrincipal()).sub();
    if (riskLevel < 1 || riskLevel > 5) {
      throw invalid("riskLevel must be 1 to 5");
    }
    text("ownerId", ownerId, LONGEST_OWNER_ID);
    text("reason", reason, LONGEST_REASON);
    levels.set(ownerId, riskLevel, reason, clock.instant());
    log.info("{} set the risk level of an investor to {}", operator, riskLevel);
    return new Investor(ownerId, riskLevel);
  }

  /** An investor and their risk level. */
  record Investor(String ownerId, int riskLevel) {}
}
