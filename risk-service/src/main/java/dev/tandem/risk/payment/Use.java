package dev.tandem.risk.payment;

import java.time.Instant;
import java.util.Optional;

/** An owner asked for a payment: when, and where if that is known. */
public record Use(Instant at, Optional<Place> place) {}
