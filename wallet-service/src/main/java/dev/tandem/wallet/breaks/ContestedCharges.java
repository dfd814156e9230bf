package dev.tandem.wallet.breaks;

import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;

import dev.tandem.contract.Money;

/** One kind of thing that can wait for a break to be resolved. */
public interface ContestedCharges {

  /** As what operators find it. */
  BreakSubject kind();

  /** Locks those of {@code ids} that the bank still owes an answer for. */
  Set<UUID> lockUnsettled(Collection<UUID> ids);

  /**
   * Ends the waiting of {@code id}, which is locked, as a person has decided.
   *
   * @param credited what of the amount the wallet gets; zero if it gets nothing
   */
  void resolve(UUID id, Money credited, Instant at);
}
