package dev.tandem.localstack.suite;

/** A simulated company of the outside world, with a book of its own. */
public enum Simulator {
  BANK("bank", Port.BANK),
  FUND_HOUSE("fund-house", Port.FUND_HOUSE);

  private final String command;
  private final Port port;

  Simulator(String command, Port port) {
    this.command = command;
    this.port = port;
  }

  /** The command that runs it, which is its name too. */
  public String command() {
    return command;
  }

  public Port port() {
    return port;
  }
}
