package dev.tandem.wallet.charging;

/** What was found out about {@code subject}. */
public record Found<S>(S subject, Finding finding) {}
