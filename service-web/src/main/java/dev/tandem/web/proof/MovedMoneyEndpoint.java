package dev.tandem.web.proof;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import dev.tandem.web.OperatorInput;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;

/**
 * Tells the accounting centre and auditors which money this service has moved, from its own tables:
 * by the minute, and movement by movement where a minute does not agree.
 */
@Endpoint(id = "movedmoney")
public final class MovedMoneyEndpoint {

  private static final Duration LONGEST = Duration.ofDays(7);
  private static final int MOST_MOVEMENTS = 10_000;

  private final MovedMoney money;

  MovedMoneyEndpoint(MovedMoney money) {
    this.money = money;
  }

  /** The sums of each minute, kind and currency from {@code from} until before {@code to}. */
  @ReadOperation
  public Flows flows(Instant from, Instant to) {
    check(from, to);
    return new Flows(money.flows(from, to));
  }

  /**
   * The {@code movements} of that time, at most 10,000; or the {@code balances} of accounts at
   * {@code from}.
   */
  @ReadOperation
  public Part part(@Selector String part, Instant from, Instant to) {
    check(from, to);
    return switch (part) {
      case "movements" -> new Part(money.movements(from, to, MOST_MOVEMENTS));
      case "balances" -> new Part(money.balances(from));
      default -> throw OperatorInput.invalid("part must be movements or balances");
    };
  }

  private static void check(Instant from, Instant to) {
    if (!from.isBefore(to) || Duration.between(from, to).compareTo(LONGEST) > 0) {
      throw OperatorInput.invalid("to must be after from, and at most a week");
    }
  }

  /** Sums, in the order of time. */
  public record Flows(List<MoneyFlow> data) {}

  /** Movements in the order of time, or balances. */
  public record Part(List<?> data) {}
}
