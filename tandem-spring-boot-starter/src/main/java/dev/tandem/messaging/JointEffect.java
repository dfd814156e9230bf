package dev.tandem.messaging;

import java.util.List;
import java.util.function.Consumer;

/**
 * An {@link Effect} that is applied together with those of the same handler for the other events of
 * a batch: by one set of statements instead of one for each event.
 *
 * <p>If applying the batch fails, each answer is applied by itself, as a list of one.
 *
 * @param answer what the outside world said about one event
 * @param application applies the answers of a batch, in the order of their events; all joint
 *     effects of one handler method have the same
 * @param <A> the type of the answers; the same for all joint effects of one handler method
 */
public record JointEffect<A>(A answer, Consumer<? super List<A>> application) implements Effect {

  @Override
  public void apply() {
    application.accept(List.of(answer));
  }
}
