package dev.tandem.wallet.breaks;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

import dev.tandem.wallet.Now;
import dev.tandem.wallet.breaks.ResolveOutcome.Done;
import dev.tandem.wallet.breaks.ResolveOutcome.NotFound;
import dev.tandem.wallet.breaks.ResolveOutcome.NotPossible;
import dev.tandem.wallet.breaks.ResolveOutcome.ResolvedBefore;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

/** Settles by a person's word what the bank contradicts. */
@Service
class ResolveBankBreaks {

  private final JdbcBankBreaks breaks;
  private final Map<BreakSubject, ContestedCharges> contested;
  private final Clock clock;

  ResolveBankBreaks(JdbcBankBreaks breaks, List<ContestedCharges> contested, Clock clock) {
    this.breaks = breaks;
    this.contested = contested.stream().collect(toMap(ContestedCharges::kind, identity()));
    this.clock = clock;
  }

  /** Resolves the break in one transaction with what it was about. */
  @Transactional
  public ResolveOutcome resolve(UUID id, Resolution resolution, String by, String reason) {
    var found = breaks.find(id);
    if (found.isEmpty()) {
      return new NotFound();
    }
    var charges = Objects.requireNonNull(contested.get(found.get().subject()));
    // The subject before its break, like those who hear of contradictions.
    charges.lockUnsettled(Set.of(found.get().subjectId()));
    var standing = breaks.lock(id);
    if (standing.resolved() != null) {
      return new ResolvedBefore(standing);
    }
    var credited = standing.creditBy(resolution);
    if (credited.isEmpty()) {
      return new NotPossible(standing);
    }
    var at = Now.of(clock);
    breaks.resolve(id, resolution, credited.get(), by, reason, at);
    charges.resolve(standing.subjectId(), credited.get(), at);
    return new Done(breaks.lock(id));
  }
}
