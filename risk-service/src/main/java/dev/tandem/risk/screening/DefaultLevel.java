package dev.tandem.risk.screening;

/** The risk level of investors for whom nobody has set one, 1 to 5. */
public record DefaultLevel(int riskLevel) {}
