package dev.tandem.localstack.suite;

/** A service of the suite, and its needs on this machine. */
public enum Service {
  WALLET("wallet-service", "wallet", Port.WALLET, 256),
  FUND_PURCHASE("fund-purchase-service", "fund_purchase", Port.FUND_PURCHASE, 192),
  RISK("risk-service", "risk", Port.RISK, 160),
  NOTIFICATION("notification-service", "notification", Port.NOTIFICATION, 160),
  LEDGER("ledger-service", "ledger", Port.LEDGER, 192),
  CONSOLE("operations-console", "console", Port.CONSOLE, 160);

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
