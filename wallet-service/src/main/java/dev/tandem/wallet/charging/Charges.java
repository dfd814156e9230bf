package dev.tandem.wallet.charging;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import dev.tandem.wallet.breaks.ContestedCharges;

/**
 * One kind of payment that is charged at the bank. This interface has the differences; the way of
 * charging and settling is the same for all.
 */
public interface Charges<S> extends ContestedCharges {

  /** The prefix of thread names, such as {@code recharge-charging}. */
  String name();

  /** The prefix of its metrics' names. */
  String meterPrefix();

  /** The task to charge {@code subject}. */
  ChargeTask taskOf(S subject);

  /**
   * The finding that is certain at {@code now} without asking the bank; empty if only the bank
   * knows.
   */
  default Optional<Finding> knownWithoutTheBank(S subject, Instant now) {
    return Optional.empty();
  }

  /**
   * Claims due payments until {@code leaseUntil}, in a transaction of its own; if they are not
   * settled by then, they are due again. Those that may still be charged count as requested now.
   * Several instances may claim at once: each gets different ones, and none waits.
   */
  List<S> takeDue(Instant now, Instant leaseUntil, int limit);

  /**
   * Books {@code found} in the current transaction, in a fixed number of statements; payments
   * settled meanwhile are left as they are.
   *
   * @param dueAgain the next time each is due, if this does not settle it
   */
  void book(List<Found<S>> found, Map<UUID, Instant> dueAgain, Instant at);

  /**
   * Makes payments, which are locked, wait for their breaks.
   * @param breaks the break by the payment's id
   */
  void contest(Map<UUID, UUID> breaks, Map<UUID, Instant> dueAgain, Instant at);

  /** Lets payments whose break was closed go on as if there had been none. */
  void release(Collection<UUID> ids);

  /** The payments that are not settled yet. */
  Backlog backlog(Instant now);
}
