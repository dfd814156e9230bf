package dev.tandem.localstack.check.rule;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

import dev.tandem.localstack.check.books.Books;

/** A set of rules. */
public final class Rules {

  /** The rules of a suite at work, once everything on its way has arrived. */
  public static final Rules ALWAYS = new Rules(List.of(
      new BalancedPostings(),
      new RechargesInOnePlace(),
      new OrdersInOnePlace(),
      new OneCurrency(),
      new SharesFollowOrders(),
      new SharesFollowRegister(),
      new EndsAreTold(),
      new NothingFromNowhere(),
      new TasksOfPeople(),
      new NothingOverdue(),
      new OneTime()));

  /** The rules of a suite that has nothing more to do. */
  public static final Rules AT_REST = new Rules(
      Stream.concat(ALWAYS.rules.stream(), Stream.of(new NothingMoves())).toList());

  private final List<Rule> rules;

  private Rules(List<Rule> rules) {
    this.rules = rules;
  }

  static Rules of(Rule... rules) {
    return new Rules(List.of(rules));
  }

  /** All findings in {@code books}; rules whose parts could not be read are left out. */
  public List<Finding> findings(Books books) {
    List<Finding> findings = new ArrayList<>();
    rules.stream()
        .filter(rule -> Collections.disjoint(rule.needs(), books.unseen()))
        .forEach(rule -> rule.check(books, findings::add));
    return findings;
  }
}
