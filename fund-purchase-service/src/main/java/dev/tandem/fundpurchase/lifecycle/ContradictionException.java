package dev.tandem.fundpurchase.lifecycle;

import dev.tandem.messaging.PermanentFailureException;

/**
 * Something was reported that cannot have happened to an order in its status, such as the payment
 * of an order that was rejected. It becomes a dead letter: money may be in a wrong place.
 */
public class ContradictionException extends PermanentFailureException {

  private static final long serialVersionUID = 1L;

  public ContradictionException(String message) {
    super(message);
  }
}
