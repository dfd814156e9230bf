package dev.tandem.notification.webhook;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;

import dev.tandem.contract.fundpurchase.FundPurchaseCancelled;
import dev.tandem.contract.fundpurchase.FundPurchaseConfirmed;
import dev.tandem.contract.fundpurchase.FundPurchasePaid;
import dev.tandem.contract.fundpurchase.FundPurchaseRejected;
import dev.tandem.contract.fundpurchase.FundPurchaseRequested;
import dev.tandem.contract.fundpurchase.FundPurchaseSubmitted;
import dev.tandem.contract.fundpurchase.FundSharesCorrected;
import dev.tandem.contract.risk.RiskApproved;
import dev.tandem.contract.risk.RiskHeld;
import dev.tandem.contract.risk.RiskRejected;
import dev.tandem.contract.risk.RiskStepUpRequired;
import dev.tandem.contract.wallet.RechargeCompleted;
import dev.tandem.contract.wallet.RechargeFailed;
import dev.tandem.contract.wallet.RechargeRequested;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class PublicEventTest {

  @ParameterizedTest
  @ValueSource(
      classes = {
        RechargeRequested.class,
        RechargeCompleted.class,
        RechargeFailed.class,
        RiskApproved.class,
        RiskStepUpRequired.class,
        RiskHeld.class,
        RiskRejected.class,
        FundPurchaseRequested.class,
        FundPurchasePaid.class,
        FundPurchaseSubmitted.class,
        FundPurchaseConfirmed.class,
        FundPurchaseRejected.class,
        FundPurchaseCancelled.class,
        FundSharesCorrected.class
      })
  void namesOnlyFieldsThatTheContractHas(Class<? extends Record> contract) {
    PublicEvent event = PublicEvent.all().stream()
        .filter(candidate -> candidate.name().equals(contract.getSimpleName()))
        .findFirst()
        .orElseThrow();
    List<String> components = Arrays.stream(contract.getRecordComponents())
        .map(RecordComponent::getName)
        .toList();

    assertThat(components).containsAll(event.fields());
  }

  @ParameterizedTest
  @ValueSource(strings = {"*", "RechargeCompleted", "dev.tandem.wallet.RechargeCompleted.v1"})
  void isSelectedByNameByTypeOrWithAllOthers(String selector) {
    assertThat(PublicEvent.isSelector(selector)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "Recharge*", "rechargecompleted", "RechargeCompleted.v1", "recharge.completed"
      })
  void isSelectedByNothingElse(String selector) {
    assertThat(PublicEvent.isSelector(selector)).isFalse();
  }
}
