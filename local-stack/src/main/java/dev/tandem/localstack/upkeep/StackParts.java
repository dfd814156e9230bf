package dev.tandem.localstack.upkeep;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import dev.tandem.localstack.LocalStack;
import dev.tandem.localstack.LocalStack.Running;

/** The processes of a {@link LocalStack}, to be started and ended one by one. */
public final class StackParts implements Upkeep.Parts {

  private static final Duration STOP_PATIENCE = Duration.ofSeconds(15);
  private static final String BROKER = "broker";
  private static final String IDENTITY = "identity";
  private static final String KAFKA = "kafka";
  private static final String FLINK = "flink";

  private final LocalStack stack;

  public StackParts(LocalStack stack) {
    this.stack = stack;
  }

  @Override
  public boolean canStart(Running part) {
    return part.instance() != null
        || part.name().equals(BROKER)
        || part.name().equals(IDENTITY)
        || part.name().equals(KAFKA)
        || part.name().equals(FLINK);
  }

  @Override
  public void start(Running part) {
    if (part.instance() != null) {
      // It is dead; from now on its clock need not be moved.
      stack.kill(part.instance());
      stack.start(part.instance());
    } else if (part.name().equals(BROKER)) {
      stack.rocketMq().startBroker();
    } else if (part.name().equals(IDENTITY)) {
      stack.startIdentity();
    } else if (part.name().equals(KAFKA)) {
      stack.analytics().kafka().start();
    } else if (part.name().equals(FLINK)) {
      stack.analytics().flink().start();
    } else {
      throw new IllegalStateException(part.name() + " cannot be started alone");
    }
  }

  /** Asks the process to end; one that does not react, because it is frozen, is killed. */
  @Override
  public void end(Running part) {
    Optional<ProcessHandle> process = ProcessHandle.of(part.pid());
    process.ifPresent(it -> {
      it.destroy();
      if (!hasEnded(it)) {
        it.destroyForcibly();
        var _ = hasEnded(it);
      }
    });
  }

  private static boolean hasEnded(ProcessHandle process) {
    try {
      var _ = process.onExit().get(STOP_PATIENCE.toSeconds(), TimeUnit.SECONDS);
      return true;
    } catch (TimeoutException | ExecutionException _) {
      return false;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
