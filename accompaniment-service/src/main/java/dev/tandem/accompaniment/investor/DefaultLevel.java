package dev.tandem.accompaniment.investor;

/** The riskiest fund that is recommended to investors whom nobody has asked about risk, 1 to 5. */
public record DefaultLevel(int riskLevel) {

  public DefaultLevel {
    if (riskLevel < 1 || riskLevel > 5) {
      throw new IllegalArgumentException("A risk level is 1 to 5, not " + riskLevel);
    }
  }
}
