package dev.tandem.localstack.check.money;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

import dev.tandem.localstack.check.books.Books;
import dev.tandem.localstack.check.books.Books.BankEntry;
import dev.tandem.localstack.check.books.Books.HouseEntry;
import dev.tandem.localstack.check.books.Books.Order;
import dev.tandem.localstack.check.books.Books.Posting;
import dev.tandem.localstack.check.books.Books.Recharge;
import dev.tandem.localstack.check.books.Place;
import dev.tandem.localstack.check.rule.Finding;
import dev.tandem.localstack.check.rule.Rule;

/**
 * All money that moved anywhere moved for a recharge or an order, and on an account with a known
 * place.
 */
final class NothingFromNowhere implements Rule {

  @Override
  public void check(Books books, Consumer<Finding> findings) {
    Set<String> known = new HashSet<>();
    books.recharges().stream().map(Recharge::id).forEach(known::add);
    books.orders().stream().map(Order::id).forEach(known::add);
    Set<String> orders = new HashSet<>();
    books.orders().stream().map(Order::id).forEach(orders::add);

    books.postings().stream()
        .map(Posting::reference)
        .distinct()
        .filter(it -> !known.contains(it))
        .forEach(it -> findings.accept(new Finding("stray", it, "has postings, but is unknown")));
    books.postings().stream()
        .map(Posting::account)
        .distinct()
        .filter(it -> Place.ofAccount(it).isEmpty())
        .forEach(it -> findings.accept(new Finding("stray", it, "is no account known here")));
    books.bank().stream()
        .filter(it -> it.movedMinor() != 0)
        .map(BankEntry::reference)
        .distinct()
        .filter(it -> !known.contains(it))
        .forEach(it ->
            findings.accept(new Finding("stray", it, "was charged by the bank, but is unknown")));
    books.house().stream()
        .map(HouseEntry::reference)
        .distinct()
        .filter(it -> !orders.contains(it))
        .forEach(it ->
            findings.accept(new Finding("stray", it, "is at the fund house, but is unknown")));
  }
}
