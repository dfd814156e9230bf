package dev.tandem.wallet.charging;

/** A finding about {@code subject}. */
public record Found<S>(S subject, Finding finding) {}
