package dev.tandem.fundpurchase.fund;

import java.util.List;

import dev.tandem.fundpurchase.FundPurchaseProblems;
import dev.tandem.web.audit.Histories;
import dev.tandem.web.problem.ProblemException;
import dev.tandem.web.security.Caller;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.stereotype.Component;

/** Suspends and opens funds, for operators, and says who did it. */
@Component
@Endpoint(id = "funds")
class FundsEndpoint {

  private static final Logger log = LoggerFactory.getLogger(FundsEndpoint.class);

  private final ChangeFunds changing;
  private final FundRepository funds;
  private final Histories histories;

  FundsEndpoint(ChangeFunds changing, FundRepository funds, Histories histories) {
    this.changing = changing;
    this.funds = funds;
    this.histories = histories;
  }

  /** The fund's status, and who has changed it, when and why; 404 if there is none. */
  @ReadOperation
  Past past(@Selector String code) {
    var fund = funds.findByCode(code).orElseThrow(FundsEndpoint::notFound);
    return new Past(code, fund.status(), histories.of(code));
  }

  /** Applies {@code action}, suspend or open, to the fund; 404 if there is none. */
  @WriteOperation
  Standing act(SecurityContext security, @Selector String code, String action, String reason) {
    var operator = Caller.of(security.getPrincipal()).sub();
    var now = changing.change(code, wanted(action)).orElseThrow(FundsEndpoint::notFound);
    log.warn("{}: {} {} because of: {}", operator, now, code, singleLine(reason));
    return new Standing(code, now);
  }

  private static FundStatus wanted(String action) {
    return switch (action) {
      case "suspend" -> FundStatus.SUSPENDED;
      case "open" -> FundStatus.OPEN;
      default ->
        throw new InvalidEndpointRequestException(
            "Unknown action: " + singleLine(action), "action must be suspend or open");
    };
  }

  private static ProblemException notFound() {
    return FundPurchaseProblems.FUND_NOT_FOUND.because("No fund has this code");
  }

  private static String singleLine(String text) {
    return text.replaceAll("\\p{Cntrl}", " ");
  }

  /** The fund's status after the action. */
  record Standing(String code, FundStatus status) {}

  /** The fund's status, and what people have changed, the newest first. */
  record Past(String code, FundStatus status, List<Histories.Entry> history) {}
}
