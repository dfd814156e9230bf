package dev.tandem.localstack.check.money;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

import dev.tandem.localstack.check.books.Books;
import dev.tandem.localstack.check.books.Books.KeptBalance;
import dev.tandem.localstack.check.books.Books.Posting;
import dev.tandem.localstack.check.books.Books.Turnover;
import dev.tandem.localstack.check.rule.Finding;
import dev.tandem.localstack.check.rule.Rule;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingLong;

/**
 * Postings sum to zero, in every currency and every journal, and kept balances and the accounting
 * centre agree with them.
 */
public final class BalancedPostings implements Rule {

  @Override
  public void check(Books books, Consumer<Finding> findings) {
    sums(books).forEach((currency, sum) -> {
      if (sum != 0) {
        findings.accept(new Finding("unbalanced", currency, "all postings sum to " + sum));
      }
    });
    books.postings().stream()
        .collect(groupingBy(
            it -> it.journalId() + " " + it.currency(), summingLong(Posting::amountMinor)))
        .forEach((journal, sum) -> {
          if (sum != 0) {
            findings.accept(new Finding("unbalanced", journal, "its postings sum to " + sum));
          }
        });
    books.balances().forEach(balance -> checkKept(balance, findings));
    checkTrialBalance(books, findings);
    checkLedger(books, findings);
  }

  private static void checkKept(KeptBalance balance, Consumer<Finding> findings) {
    if (balance.keptMinor() != balance.postedMinor() || balance.keptMinor() < 0) {
      findings.accept(new Finding(
          "balance",
          balance.walletId(),
          "%s is %s %s, its postings sum to %s"
              .formatted(
                  balance.account(),
                  balance.keptMinor(),
                  balance.currency(),
                  balance.postedMinor())));
    }
  }

  private static void checkTrialBalance(Books books, Consumer<Finding> findings) {
    Map<String, Long> credits = books.postings().stream()
        .filter(it -> it.amountMinor() > 0)
        .collect(groupingBy(Posting::currency, summingLong(Posting::amountMinor)));
    for (Turnover turnover : books.turnovers()) {
      long credited = credits.getOrDefault(turnover.currency(), 0L);
      if (turnover.debitMinor() != turnover.creditMinor() || turnover.creditMinor() != credited) {
        findings.accept(new Finding(
            "trial-balance",
            turnover.currency(),
            "debit %s, credit %s, posted %s"
                .formatted(turnover.debitMinor(), turnover.creditMinor(), credited)));
      }
    }
  }

  // The accounting centre hears of money by events alone.
  private static void checkLedger(Books books, Consumer<Finding> findings) {
    Map<Place, Long> differences = new HashMap<>();
    books
        .postings()
        .forEach(it -> differences.merge(
            new Place(it.reference(), ledgerAccount(it.account()), it.currency()),
            it.amountMinor(),
            Long::sum));
    books
        .ledger()
        .forEach(it -> differences.merge(
            new Place(it.reference(), it.account(), it.currency()), -it.amountMinor(), Long::sum));
    Map<String, Set<String>> wrong = new TreeMap<>();
    differences.forEach((place, difference) -> {
      if (difference != 0) {
        wrong
            .computeIfAbsent(place.reference(), _ -> new TreeSet<>())
            .add("%s by %s %s".formatted(place.account(), difference, place.currency()));
      }
    });
    wrong.forEach((reference, places) -> findings.accept(new Finding(
        "ledger", reference, "wallet and ledger differ on " + String.join(", ", places))));
  }

  /** The control account of a kind of account of the wallet. */
  private static String ledgerAccount(String walletAccount) {
    return switch (walletAccount) {
      case "WALLET_AVAILABLE", "WALLET_HELD" -> "CUSTOMERS";
      default -> walletAccount;
    };
  }

  private record Place(String reference, String account, String currency) {}

  /** The sum of all postings, by currency. */
  public static Map<String, Long> sums(Books books) {
    return books.postings().stream()
        .collect(groupingBy(Posting::currency, TreeMap::new, summingLong(Posting::amountMinor)));
  }
}
