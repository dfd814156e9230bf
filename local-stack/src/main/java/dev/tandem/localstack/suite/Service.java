package dev.tandem.localstack.suite;

import java.util.List;
import java.util.stream.Stream;

/** A service of the suite, and its needs on this machine. */
public enum Service {
  WALLET("wallet-service", "wallet", Port.WALLET, 256),
  FUND_PURCHASE("fund-purchase-service", "fund_purchase", Port.FUND_PURCHASE, 256),
  RISK("risk-service", "risk", Port.RISK, 160),
  NOTIFICATION("notification-service", "notification", Port.NOTIFICATION, 160),
  LEDGER("ledger-service", "ledger", Port.LEDGER, 192),
  ACCOMPANIMENT("accompaniment-service", "accompaniment", Port.ACCOMPANIMENT, 160),
  CONSOLE("operations-console", "console", Port.CONSOLE, 160),
  DATA_CENTRE("data-centre-service", "data_centre", Port.DATA_CENTRE, 192);

  /** Those that payments need, and those who watch them; nothing of them waits for the others. */
  public static final List<Service> OF_PAYMENTS =
      Stream.of(values()).filter(it -> it != DATA_CENTRE).toList();

  /** The most database connections of one instance. */
  public static final int CONNECTIONS = 20;

  private final String module;
  private final String database;
  private final Port port;
  private final int heapMegabytes;

  Service(String module, String database, Port port, int heapMegabytes) {
    this.module = module;
    this.database = database;
    this.port = port;
    this.heapMegabytes = heapMegabytes;
  }

  /** The name of its module, which is its own name too. */
  public String module() {
    return module;
  }

  public String database() {
    return database;
  }

  public Port port() {
    return port;
  }

  public int heapMegabytes() {
    return heapMegabytes;
  }
}
