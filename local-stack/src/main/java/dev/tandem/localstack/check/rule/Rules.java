package dev.tandem.localstack.check.rule;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

import dev.tandem.localstack.check.books.Books;

/** A set of rules. */
public final class Rules {

  private final List<Rule> rules;

  private Rules(List<Rule> rules) {
    this.rules = List.copyOf(rules);
  }

  public static Rules of(Rule... rules) {
    return new Rules(List.of(rules));
  }

  /** These rules and the others. */
  public Rules and(Rules others) {
    return new Rules(Stream.concat(rules.stream(), others.rules.stream()).toList());
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
