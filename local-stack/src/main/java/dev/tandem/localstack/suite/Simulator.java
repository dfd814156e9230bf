package dev.tandem.localstack.suite;

/** A company of the outside world, simulated by a process of its own that keeps its own book. */
public enum Simulator {
  BANK("bank", Port.BANK, "/charges/none"),
  FUND_HOUSE("fund-house", Port.FUND_HOUSE, "/orders/none");

  private final String command;
  private final Port port;
  private final String unknown;

  Simulator(String command, Port port, String unknown) {
    this.command = command;
    this.port = port;
    this.unknown = unknown;
  }

  /** The command that runs it, which is its name too. */
  public String command() {
    return command;
  }

  public Port port() {
    return port;
  }

  /** A path it answers with 404 as soon as it answers at all. */
  public String unknown() {
    return unknown;
  }
}
