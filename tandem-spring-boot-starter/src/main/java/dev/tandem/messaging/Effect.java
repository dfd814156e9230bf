package dev.tandem.messaging;

/**
 * What an {@link EventHandler} does inside the transaction with the answer it got from the outside
 * world.
 */
@FunctionalInterface
public interface Effect {

  /** Does nothing. */
  Effect NONE = () -> {};

  /** Applies the answer; runs once in effect, in the transaction that remembers the event. */
  void apply();
}
