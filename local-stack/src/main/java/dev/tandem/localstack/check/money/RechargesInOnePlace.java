package dev.tandem.localstack.check.money;

import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

import dev.tandem.localstack.check.books.Books;
import dev.tandem.localstack.check.books.Books.Recharge;
import dev.tandem.localstack.check.books.Parts;
import dev.tandem.localstack.check.books.Place;
import dev.tandem.localstack.check.books.Whereabouts;
import dev.tandem.localstack.check.rule.Finding;
import dev.tandem.localstack.check.rule.Rule;

/** A completed recharge was charged and credited, once and whole; any other has moved nothing. */
final class RechargesInOnePlace implements Rule {

  @Override
  public Set<String> needs() {
    return Set.of(Parts.BANK);
  }

  @Override
  public void check(Books books, Consumer<Finding> findings) {
    Whereabouts money = Whereabouts.in(books);
    for (Recharge recharge : books.recharges()) {
      long amount = recharge.amountMinor();
      long charged = money.charged(recharge.id(), recharge.currency());
      Map<Place, Long> expected = switch (recharge.status()) {
        case COMPLETED -> Map.of(Place.BANK, -amount, Place.AVAILABLE, amount);
        case SCREENING, STEP_UP, ON_HOLD, CHARGING, UNKNOWN -> Map.of();
        case REJECTED, FAILED, EXPIRED -> Map.of();
      };
      boolean chargedAsItMustBe = switch (recharge.status()) {
        case COMPLETED -> charged == amount;
        // The answer is still on its way.
        case CHARGING, UNKNOWN -> charged == 0 || charged == amount;
        case SCREENING, STEP_UP, ON_HOLD, REJECTED, FAILED, EXPIRED -> charged == 0;
      };
      if (!money.posted(recharge.id()).equals(expected) || !chargedAsItMustBe) {
        findings.accept(new Finding(
            "recharge",
            recharge.id(),
            "%s of %s: posted %s, the bank charged %s"
                .formatted(
                    recharge.status(), amount, Place.text(money.posted(recharge.id())), charged)));
      }
    }
  }
}
