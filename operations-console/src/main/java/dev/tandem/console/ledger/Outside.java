package dev.tandem.console.ledger;

import java.util.List;
import java.util.Optional;

import dev.tandem.console.suite.Service;

/** A company outside that can contradict a service, whose operators settle that break there. */
@SuppressWarnings("ImmutableEnumChecker") // the lists are immutable
public enum Outside {
  BANK(
      "bank",
      "the bank's answers",
      Service.WALLET,
      "bankbreaks",
      List.of(
          new Way("credit-smaller", "Credit the smaller: what was asked for, or what it charged"),
          new Way("accept-bank", "Credit what the bank says it has charged"),
          new Way("fail", "Credit nothing: the bank is to return what it has charged")),
      false),
  FUND_HOUSE(
      "fund-house",
      "the fund house",
      Service.FUND_PURCHASE,
      "confirmationbreaks",
      List.of(
          new Way("accept-house", "The fund house is right"),
          new Way("apply-nav", "The order buys shares at the NAV below"),
          new Way("correct-shares", "The order gets the shares below, at the NAV below"),
          new Way("return-money", "The order ends, its money goes back to the wallet"),
          new Way("submit-again", "Ask the fund house to take the order once more"),
          new Way("dismiss", "Ignore what the fund house said")),
      true);

  /** A way to settle a break. */
  public record Way(String name, String words) {}

  private final String path;
  private final String title;
  private final Service service;
  private final String endpoint;
  private final List<Way> ways;
  private final boolean figures;

  Outside(
      String path,
      String title,
      Service service,
      String endpoint,
      List<Way> ways,
      boolean figures) {
    this.path = path;
    this.title = title;
    this.service = service;
    this.endpoint = endpoint;
    this.ways = ways;
    this.figures = figures;
  }

  /** Its part of the pages' addresses. */
  public String path() {
    return path;
  }

  /** What the break is with, as words that follow "Breaks with". */
  public String title() {
    return title;
  }

  /** The service that was contradicted. */
  public Service service() {
    return service;
  }

  /** That service's management endpoint for these breaks. */
  String endpoint() {
    return endpoint;
  }

  public List<Way> ways() {
    return ways;
  }

  /** Whether a proposal may name a NAV and shares. */
  public boolean hasFigures() {
    return figures;
  }

  static Optional<Outside> at(String path) {
    for (Outside one : values()) {
      if (one.path.equals(path)) {
        return Optional.of(one);
      }
    }
    return Optional.empty();
  }
}
