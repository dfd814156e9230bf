package dev.tandem.faults;

/**
 * The percentages of messages with faults. The broker fills it from its configuration by the names
 * of the setters, at its start and when an operator changes it.
 */
public final class FaultConfig {

  private volatile double faultsDuplicatePercent;
  private volatile double faultsHoldBackPercent;

  /** The percentage of messages that are stored twice. */
  public double getFaultsDuplicatePercent() {
    return faultsDuplicatePercent;
  }

  public void setFaultsDuplicatePercent(double percent) {
    this.faultsDuplicatePercent = percent;
  }

  /**
   * The percentage of messages that are held back for a second, so that later ones overtake them.
   */
  public double getFaultsHoldBackPercent() {
    return faultsHoldBackPercent;
  }

  public void setFaultsHoldBackPercent(double percent) {
    this.faultsHoldBackPercent = percent;
  }

  Fault draw(double upToHundred) {
    if (upToHundred < faultsDuplicatePercent) {
      return Fault.DUPLICATED;
    }
    return upToHundred < faultsDuplicatePercent + faultsHoldBackPercent
        ? Fault.HELD_BACK
        : Fault.NONE;
  }
}
