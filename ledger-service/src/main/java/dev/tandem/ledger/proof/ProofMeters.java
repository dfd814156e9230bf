package dev.tandem.ledger.proof;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;

/** How far back the proof holds, and what does not agree, for alerts. */
final class ProofMeters {

  ProofMeters(ProveBooks proving, JdbcProof proof, MeterRegistry registry) {
    for (var strand : proving.strands()) {
      TimeGauge.builder("tandem.ledger.proof.age", () -> age(strand, proof), TimeUnit.SECONDS)
          .tag("strand", strand.name())
          .description("Time since the moment up to which everything agrees")
          .register(registry);
      differences(strand.name(), proof, registry);
    }
    differences(ProveBooks.BALANCES, proof, registry);
  }

  private static void differences(String strand, JdbcProof proof, MeterRegistry registry) {
    Gauge.builder("tandem.ledger.proof.differences", () -> proof.count(strand))
        .tag("strand", strand)
        .description("What two sides do not agree on")
        .register(registry);
  }

  private static long age(Strand strand, JdbcProof proof) {
    return proof
        .heldUntil(strand.name())
        .or(() -> Optional.of(strand.beginning()))
        .map(held -> Math.max(0, Duration.between(held, strand.now()).toSeconds()))
        .orElseThrow();
  }
}
