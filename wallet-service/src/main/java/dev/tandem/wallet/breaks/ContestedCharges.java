package dev.tandem.wallet.breaks;

import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;

import dev.tandem.contract.Money;

/** One kind of charge that may have to wait for a break to be resolved. */
public interface ContestedCharges {

  /** The kind under which operators find its breaks. */
  BreakSubject kind();

  /** Locks the charges among {@code ids} that are not settled yet. */
  Set<UUID> lockUnsettled(Collection<UUID> ids);

  /**
   * Settles {@code id}, which is locked, by a person's decision.
   * @param credited the part of the amount that the wallet gets, which may be zero
   */
  void resolve(UUID id, Money credited, Instant at);
}
