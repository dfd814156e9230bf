package dev.tandem.messaging.internal.delivery;

import dev.tandem.messaging.Effect;
import org.jspecify.annotations.Nullable;

/**
 * An event ready for its transaction.
 *
 * @param effect the answer of the outside world; null where the handler makes no outside call, or
 *     its turn for it has not come
 */
public record Prepared(Delivery delivery, @Nullable Effect effect) {

  public boolean waitsForCall() {
    return effect == null && delivery.method() != null && delivery.method().callsOutside();
  }
}
