package dev.tandem.risk.payment;

import java.time.Instant;
import java.util.Optional;

/** A request of an owner for a payment: its time and, if known, its place. */
public record Use(Instant at, Optional<Place> place) {}
