package dev.tandem.localstack.check.money;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

import dev.tandem.localstack.check.books.Books;
import dev.tandem.localstack.check.books.Books.BankEntry;
import dev.tandem.localstack.check.rule.Finding;
import dev.tandem.localstack.check.rule.Rule;
import org.jspecify.annotations.Nullable;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingLong;

/**
 * All money of a recharge or an order is in its own currency: in the wallet, at the bank, at the
 * fund house.
 */
final class OneCurrency implements Rule {

  @Override
  public Set<String> needs() {
    return OUTSIDE;
  }

  @Override
  public void check(Books books, Consumer<Finding> findings) {
    Map<String, String> currencies = new HashMap<>();
    books.recharges().forEach(it -> currencies.put(it.id(), it.currency()));
    books.orders().forEach(it -> currencies.put(it.id(), it.currency()));
    Map<String, Set<String>> others = new TreeMap<>();
    // What the bank has given back is as good as never taken.
    books.bank().stream()
        .collect(groupingBy(
            BankEntry::reference,
            groupingBy(BankEntry::currency, summingLong(BankEntry::movedMinor))))
        .forEach((reference, sums) -> sums.forEach((currency, sum) -> {
          if (sum != 0) {
            note(currencies, others, reference, currency, "the bank");
          }
        }));
    books
        .house()
        .forEach(it -> note(currencies, others, it.reference(), it.currency(), "the fund house"));
    books
        .postings()
        .forEach(it -> note(currencies, others, it.reference(), it.currency(), "postings"));
    others.forEach((subject, where) -> findings.accept(new Finding(
        "currency",
        subject,
        "is in %s, but %s".formatted(currencies.get(subject), String.join(", ", where)))));
  }

  private static void note(
      Map<String, String> currencies,
      Map<String, Set<String>> others,
      String subject,
      String currency,
      String who) {
    @Nullable String own = currencies.get(subject);
    if (own != null && !Objects.equals(own, currency)) {
      others.computeIfAbsent(subject, _ -> new TreeSet<>()).add("%s: %s".formatted(who, currency));
    }
  }
}
