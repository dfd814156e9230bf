package dev.tandem.test.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A process that never outlives this JVM: not after a normal exit, and not after a kill -9 either.
 *
 * <p>Needs a POSIX shell. An interrupt from the terminal does not reach it, so that its starter
 * decides in which order processes stop.
 */
public final class ChildProcess implements AutoCloseable {

  // exec keeps the pid, and a signal ignored before exec stays ignored after it.
  private static final String WITHOUT_INTERRUPT = "trap '' INT; exec \"$0\" \"$@\"";

  private static final int LINES_OF_LOG = 40;

  private final String name;
  private final List<String> command;
  private final Process process;
  private final Path log;

  private ChildProcess(String name, List<String> command, Process process, Path log) {
    this.name = name;
    this.command = command;
    this.process = process;
    this.log = log;
  }

  /**
   * Starts {@code command}; its output is appended to {@code log}.
   *
   * @param name its name in messages
   * @param environment added to this process's environment; the place for secrets, which a command
   *     line would show
   * @throws UncheckedIOException if it cannot be started
   */
  public static ChildProcess start(
      String name, List<String> command, Map<String, String> environment, Path log) {
    return start(name, command, environment, log, null);
  }

  public static ChildProcess start(
      String name,
      List<String> command,
      Map<String, String> environment,
      Path log,
      @Nullable Path temporary) {
    List<String> guarded = new ArrayList<>(List.of("sh", "-c", WITHOUT_INTERRUPT));
    guarded.addAll(command);
    ProcessBuilder builder = new ProcessBuilder(guarded)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().putAll(environment);
    try {
      Process process = builder.start();
      OrphanGuard guard = OrphanGuard.watch(process.toHandle(), OrphanGuard.Signal.TERM, temporary);
      var unused = process.onExit().thenRun(guard::dismiss);
      return new ChildProcess(name, List.copyOf(command), process, log);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot start " + name, e);
    }
  }

  /** Its name in messages. */
  public String name() {
    return name;
  }

  /** The command that started it. */
  public List<String> command() {
    return command;
  }

  /** Its process id. */
  public long pid() {
    return process.pid();
  }

  /** Whether it still runs. */
  public boolean isAlive() {
    return process.isAlive();
  }

  /**
   * Waits until {@code ready} says yes.
   *
   * @throws IllegalStateException if it ends first or takes longer; carries the end of its log
   */
  public void awaitReady(Duration patience, BooleanSupplier ready) {
    try {
      Awaitility.await()
          .atMost(patience)
          .pollDelay(Duration.ZERO)
          .pollInterval(Duration.ofMillis(100))
          .until(() -> !isAlive() || ready.getAsBoolean());
    } catch (ConditionTimeoutException e) {
      throw new IllegalStateException(
          "%s is not ready after %s s; %s".formatted(name, patience.toSeconds(), endOfLog()), e);
    }
    if (!isAlive()) {
      throw new IllegalStateException("%s has ended; %s".formatted(name, endOfLog()));
    }
  }

  /**
   * Waits until it has done its work and ended.
   *
   * @throws IllegalStateException if it fails or takes longer; carries the end of its log
   */
  public void awaitEnd(Duration patience) {
    if (!hasEndedWithin(patience)) {
      kill();
      throw new IllegalStateException(
          "%s has not ended after %s s; %s".formatted(name, patience.toSeconds(), endOfLog()));
    }
    if (process.exitValue() != 0) {
      throw new IllegalStateException("%s has failed; %s".formatted(name, endOfLog()));
    }
  }

  /** Asks it to end and waits; after {@code patience} it is killed. */
  public void stop(Duration patience) {
    // A paused process would only see the request once it is resumed.
    signal("CONT");
    process.destroy();
    if (!hasEndedWithin(patience)) {
      kill();
    }
  }

  /** Ends it at once (SIGKILL). */
  public void kill() {
    process.destroyForcibly();
    if (!hasEndedWithin(Duration.ofSeconds(30))) {
      throw new IllegalStateException(name + " survives a kill; pid " + pid());
    }
  }

  /** Makes a JVM write its threads' stacks to its log (SIGQUIT); other programs may end by this. */
  public void logThreads() {
    signal("QUIT");
  }

  /** Freezes it: connections stay open, nothing answers (SIGSTOP). */
  public void pause() {
    signal("STOP");
  }

  /** Lets a paused process go on (SIGCONT). */
  public void resume() {
    signal("CONT");
  }

  @Override
  public void close() {
    stop(Duration.ofSeconds(10));
  }

  private String endOfLog() {
    try {
      List<String> lines = Files.readAllLines(log);
      int from = Math.max(0, lines.size() - LINES_OF_LOG);
      return "the end of %s:%n%s"
          .formatted(log, String.join("\n", lines.subList(from, lines.size())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void signal(String signal) {
    if (!isAlive()) {
      return;
    }
    try {
      new ProcessBuilder("kill", "-" + signal, Long.toString(pid())).start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot signal " + name, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean hasEndedWithin(Duration patience) {
    try {
      return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
      return true;
    }
  }
}
