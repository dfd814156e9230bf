package dev.tandem.messaging;

/**
 * The part of an {@link EventHandler}'s work that runs inside the transaction, with the answer of
 * the outside world.
 */
@FunctionalInterface
public interface Effect {

  /** Does nothing. */
  Effect NONE = () -> {};

  /** Applies the answer; runs once in effect, in the transaction that remembers the event. */
  void apply();
}
