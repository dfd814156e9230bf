package dev.tandem.console.suite;

import java.util.Optional;

/** The services that the console calls, and itself: its messages can fail too. */
public enum Service {
  WALLET("wallet-service"),
  FUND_PURCHASE("fund-purchase-service"),
  RISK("risk-service"),
  NOTIFICATION("notification-service"),
  LEDGER("ledger-service"),
  ACCOMPANIMENT("accompaniment-service"),
  DATA_CENTRE("data-centre-service"),
  CONSOLE("operations-console");

  private final String title;

  Service(String title) {
    this.title = title;
  }

  /** Its name for people, which is also the source of its events. */
  public String title() {
    return title;
  }

  /** Whether an installation may be without it: no payment needs it. */
  public boolean isOptional() {
    return this == DATA_CENTRE;
  }

  /** Whether it has an API for other programs. */
  public boolean hasApi() {
    return this != CONSOLE;
  }

  /** The service with this title. */
  public static Optional<Service> titled(String title) {
    for (Service service : values()) {
      if (service.title.equals(title)) {
        return Optional.of(service);
      }
    }
    return Optional.empty();
  }
}
