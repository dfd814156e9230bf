package dev.tandem.risk;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import dev.tandem.contract.Money;
import dev.tandem.contract.PaymentContext;
import dev.tandem.contract.PurchaseKind;
import dev.tandem.contract.fundpurchase.FundPurchaseRequested;
import dev.tandem.contract.risk.RiskApproved;
import dev.tandem.contract.risk.RiskHeld;
import dev.tandem.contract.risk.RiskReason;
import dev.tandem.contract.risk.RiskRejected;
import dev.tandem.contract.risk.RiskStepUpRequired;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;

import static dev.tandem.risk.Recharges.aRecharge;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@RunningRiskService
class PurchaseScreeningIT {

  @Autowired
  Suite suite;

  @LocalServerPort
  int port;

  @LocalManagementPort
  int managementPort;

  @Test
  void approvesAnOrdinaryPurchaseOfEveryRiskUpToTheDefaultLevel() {
    var orders = List.of(anOrder(aRecharge(), 1), anOrder(aRecharge(), 3), anOrder(aRecharge(), 4));
    suite.ask(orders);

    orders.forEach(order -> {
      var decided = theDecisionOn(order, RiskApproved.class);
      assertThat(decided.ownerId()).isEqualTo(order.ownerId());
      assertThat(decided.amount()).isEqualTo(order.amount());
      assertThat(decided.sequence()).isEqualTo(1);
    });
  }

  @Test
  void rejectsAFundThatIsTooRiskyForItsBuyer() {
    var order = anOrder(aRecharge(), 5);
    suite.ask(order);

    assertThat(theDecisionOn(order, RiskRejected.class).reasons())
        .containsExactly(
            new RiskReason("suitability", "The fund's risk level is 5, the investor's is 4"));
  }

  @Test
  void countsTheLatestLevelThatAnOperatorSet() {
    var owner = aRecharge();
    setLevel(owner.owner(), 1);
    var tooRisky = anOrder(owner, 3);
    suite.ask(tooRisky);
    theDecisionOn(tooRisky, RiskRejected.class);

    setLevel(owner.owner(), 5);
    var suitable = anOrder(owner, 5);
    suite.ask(suitable);

    theDecisionOn(suitable, RiskApproved.class);
    assertThat(operator().get("/actuator/investors/" + owner.owner()).fields())
        .containsEntry("riskLevel", 5);
  }

  @Test
  void refusesALevelThatThereIsNot() {
    var answer = operator().post("/actuator/investors/ada", """
        {"riskLevel": "6", "reason": "a test"}\
        """);

    assertThat(answer.status()).isEqualTo(400);
    var unset = operator().get("/actuator/investors/ada");
    assertThat(unset.status()).isEqualTo(404);
    assertThat(unset.fields()).containsEntry("code", "investor-level-not-set");
  }

  @Test
  void appliesTheRulesOfAmountCountryAndTravel() {
    var large = anOrder(aRecharge().of(2_000_000), 1);
    var blocked = anOrder(aRecharge().from("KP"), 1);
    var traveller = aRecharge();
    var shanghai = traveller.at(31.23, 121.47).event();
    suite.ask(List.of(large, blocked, shanghai));
    await()
        .atMost(60, SECONDS)
        .until(() -> !suite.decisionsOn(shanghai.rechargeId()).isEmpty());
    var london =
        anOrder(traveller.at(51.5, -0.12).at(traveller.requestedAt().plusSeconds(3600)), 1);
    suite.ask(london);

    theDecisionOn(large, RiskStepUpRequired.class);
    theDecisionOn(blocked, RiskRejected.class);
    assertThat(theDecisionOn(london, RiskStepUpRequired.class).reasons())
        .extracting(RiskReason::rule)
        .containsExactly("impossible-travel");
  }

  @Test
  void countsRechargesAndPurchasesOfAnOwnerTogether() {
    var somebody = aRecharge();
    var recharges = IntStream.range(0, 6).mapToObj(n -> somebody.event()).toList();
    suite.ask(recharges);
    await()
        .atMost(60, SECONDS)
        .until(() ->
            recharges.stream().noneMatch(r -> suite.decisionsOn(r.rechargeId()).isEmpty()));

    var orders = IntStream.range(0, 5).mapToObj(n -> anOrder(somebody, 1)).toList();
    suite.ask(orders);

    await()
        .atMost(60, SECONDS)
        .until(
            () -> orders.stream().noneMatch(o -> suite.decisionsOn(o.orderId()).isEmpty()));
    assertThat(orders.stream().map(order -> suite.decisionsOn(order.orderId()).getFirst()))
        .filteredOn(RiskHeld.class::isInstance)
        .hasSize(1);
  }

  @Test
  void letsAReviewerSendAHeldOrderOn() {
    var order = anOrder(aRecharge().of(5_000_000), 3);
    suite.ask(order);
    var held = theDecisionOn(order, RiskHeld.class);

    var decided = new ReviewersApi(port).decide(held.reviewId(), """
        {"decision": "APPROVE", "note": "called back"}\
        """);

    assertThat(decided.fields()).containsEntry("subjectId", order.orderId());
    await().atMost(60, SECONDS).until(() -> suite.decisionsOn(order.orderId()).size() == 2);
    assertThat(suite.decisionsOn(order.orderId()).getLast())
        .isInstanceOfSatisfying(RiskApproved.class, approved -> {
          assertThat(approved.subjectId()).isEqualTo(order.orderId());
          assertThat(approved.sequence()).isEqualTo(2);
        });
  }

  private void setLevel(String owner, int level) {
    var answer = operator().post("/actuator/investors/" + owner, """
        {"riskLevel": "%d", "reason": "a test"}\
        """.formatted(level));
    assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
  }

  private ReviewersApi operator() {
    return new ReviewersApi(managementPort);
  }

  private <T> T theDecisionOn(FundPurchaseRequested order, Class<T> type) {
    await().atMost(60, SECONDS).until(() -> !suite.decisionsOn(order.orderId()).isEmpty());
    assertThat(suite.decisionsOn(order.orderId())).singleElement().isInstanceOf(type);
    return type.cast(suite.decisionsOn(order.orderId()).getFirst());
  }

  /** An order of what {@code who} would have recharged with, for a fund of such a risk. */
  private static FundPurchaseRequested anOrder(Recharges who, int fundRiskLevel) {
    PaymentContext context = who.context();
    return new FundPurchaseRequested(
        "ord_" + UUID.randomUUID(),
        PurchaseKind.DISCOUNT,
        "wal_" + UUID.randomUUID(),
        who.owner(),
        "FND-001",
        fundRiskLevel,
        who.amount(),
        Money.of(0, "CNY"),
        context,
        who.requestedAt(),
        1);
  }
}
