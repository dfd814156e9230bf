package dev.tandem.wallet.charging;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import dev.tandem.wallet.breaks.ContestedCharges;

/**
 * One kind of thing that is charged at the bank. How it is charged and settled is the same for all;
 * this is what differs.
 */
public interface Charges<S> extends ContestedCharges {

  /** Names its threads, such as {@code recharge-charging}. */
  String name();

  /** Begins the names of its metrics. */
  String meterPrefix();

  /** What is to be charged. */
  ChargeTask taskOf(S subject);

  /** What is known at {@code now} without asking the bank; empty if only the bank knows. */
  default Optional<Finding> knownWithoutTheBank(S subject, Instant now) {
    return Optional.empty();
  }

  /**
   * Takes what is due in a transaction of its own, until {@code leaseUntil}: if nothing comes of it
   * by then, it is due again. What may be charged again counts as asked to be charged now. Any
   * number of instances may take: each gets others, nobody waits.
   */
  List<S> takeDue(Instant now, Instant leaseUntil, int limit);

  /**
   * Books {@code found} in the current transaction, in a fixed number of statements; what was
   * settled meanwhile is left as it is.
   *
   * @param dueAgain when each is looked after again, should it not be settled by this
   */
  void book(List<Found<S>> found, Map<UUID, Instant> dueAgain, Instant at);

  /** Has those that are locked wait for a person: their break by their id. */
  void contest(Map<UUID, UUID> breaks, Map<UUID, Instant> dueAgain, Instant at);

  /** Lets those whose break has been closed go on as if there had been none. */
  void release(Collection<UUID> ids);

  /** What is not settled yet. */
  Backlog backlog(Instant now);
}
