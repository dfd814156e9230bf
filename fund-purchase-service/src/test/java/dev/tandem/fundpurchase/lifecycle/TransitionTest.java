package dev.tandem.fundpurchase.lifecycle;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

import dev.tandem.web.state.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static dev.tandem.web.state.Verdict.MOVES;
import static org.assertj.core.api.Assertions.assertThat;

class TransitionTest {

  @ParameterizedTest
  @EnumSource(OrderStatus.class)
  void leavesNoTerminalStatusByItselfAndEveryOther(OrderStatus status) {
    boolean stays = Arrays.stream(Transition.values())
        .filter(it -> it != Transition.TAKEN_BACK)
        .noneMatch(it -> it.leaves(status));

    assertThat(stays).isEqualTo(status.isTerminal());
  }

  @ParameterizedTest
  @EnumSource(OrderStatus.class)
  void leadsToEveryStatusButTheFirst(OrderStatus status) {
    boolean reached = Arrays.stream(Transition.values()).anyMatch(it -> it.to() == status);

    assertThat(reached).isEqualTo(status != OrderStatus.SCREENING);
  }

  @ParameterizedTest
  @EnumSource(OrderStatus.class)
  void leadsFromEveryStatusToAnEnd(OrderStatus status) {
    Set<OrderStatus> reachable = EnumSet.of(status);
    while (reachable.addAll(
        reachable.stream().flatMap(it -> next(it).stream()).collect(Collectors.toSet()))) {
      // one step further each time
    }

    assertThat(reachable).anyMatch(OrderStatus::isTerminal);
  }

  @ParameterizedTest
  @EnumSource(Transition.class)
  void comesLateToAnOrderThatHasMadeIt(Transition transition) {
    assertThat(transition.in(transition.to())).isEqualTo(Verdict.LATE);
  }

  @Test
  void neverPaysForAnOrderThatEndedWithoutPayment() {
    for (var ended : EnumSet.of(
        OrderStatus.REJECTED,
        OrderStatus.CANCELLED,
        OrderStatus.EXPIRED,
        OrderStatus.PAYMENT_FAILED)) {
      assertThat(Transition.PAYMENT_COMPLETED.in(ended)).isEqualTo(Verdict.CONTRADICTS);
    }
  }

  private static Set<OrderStatus> next(OrderStatus status) {
    return Arrays.stream(Transition.values())
        .filter(it -> it.in(status) == MOVES)
        .map(Transition::to)
        .collect(Collectors.toSet());
  }
}
