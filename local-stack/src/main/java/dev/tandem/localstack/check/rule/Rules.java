package dev.tandem.localstack.check.rule;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

import dev.tandem.localstack.check.books.Books;

/** Rules that hold together. */
public final class Rules {

  /** What holds while the suite is at work, once what is on its way has arrived. */
  public static final Rules ALWAYS = new Rules(List.of(
      new BalancedPostings(),
      new RechargesInOnePlace(),
      new OrdersInOnePlace(),
      new OneCurrency(),
      new SharesFollowOrders(),
      new SharesFollowRegister(),
      new EndsAreTold(),
      new NothingFromNowhere(),
      new NoOpenBreaks(),
      new NothingOverdue(),
      new OneTime()));

  /** What holds of a suite that has nothing more to do. */
  public static final Rules AT_REST = new Rules(
      Stream.concat(ALWAYS.rules.stream(), Stream.of(new NothingMoves())).toList());

  private final List<Rule> rules;

  private Rules(List<Rule> rules) {
    this.rules = rules;
  }

  static Rules of(Rule... rules) {
    return new Rules(List.of(rules));
  }

  /**
   * Everything in {@code books} that breaks one of the rules; those that need what could not be
   * seen are left out.
   */
  public List<Finding> findings(Books books) {
    List<Finding> findings = new ArrayList<>();
    rules.stream()
        .filter(rule -> Collections.disjoint(rule.needs(), books.unseen()))
        .forEach(rule -> rule.check(books, findings::add));
    return findings;
  }
}
