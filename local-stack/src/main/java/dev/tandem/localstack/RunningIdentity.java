package dev.tandem.localstack;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import dev.tandem.localstack.console.Progress;
import dev.tandem.localstack.http.Http;
import dev.tandem.localstack.startup.Startups;
import dev.tandem.localstack.suite.Addresses;
import dev.tandem.localstack.suite.Port;
import dev.tandem.test.process.ChildProcess;
import org.jspecify.annotations.Nullable;

/**
 * The identity server's process, which signs people in and issues tokens; its keys are in a folder
 * of its own.
 */
final class RunningIdentity implements AutoCloseable {

  private static final String NAME = "identity";
  private static final String MODULE = "identity-server";

  private static final Duration START_PATIENCE = Duration.ofMinutes(4);

  private final LocalStack stack;
  private final Http http;
  private final Progress progress;
  private volatile @Nullable ChildProcess process;
  private volatile boolean ready;

  RunningIdentity(LocalStack stack, Http http, Progress progress) {
    this.stack = stack;
    this.progress = progress;
    this.http = http;
  }

  /** The file in which it keeps the secret of machines. */
  static Path machineSecret(LocalStack stack) {
    return stack.data().resolve(NAME).resolve("machine-secret");
  }

  /** Starts it and returns at once: services start without it. */
  void start() {
    Path data = stack.data().resolve(NAME);
    Startups.Unpacked program =
        stack.startups().unpacked(MODULE, Built.executable(stack.root().resolve(MODULE)));
    List<String> command = ServiceCommand.ofIdentity(program.cache().options(), program.jar());
    ChildProcess starting = ChildProcess.start(
        NAME,
        command,
        Map.of(
            "SERVER_PORT", Integer.toString(stack.ports().of(Port.IDENTITY)),
            "TANDEM_IDENTITY_DATA", data.toString(),
            "TANDEM_IDENTITY_CONSOLEREDIRECT", consoleRedirect()),
        stack.logs().resolve(NAME + ".log"));
    ready = false;
    process = starting;
    stack.startups().started(program.cache(), starting.pid(), command);
  }

  /** Returns when it issues tokens. */
  void awaitReady() {
    ChildProcess started = process;
    if (started == null) {
      throw new IllegalStateException("Not started yet");
    }
    String discovery = new Addresses(stack.ports()).identityDiscovery();
    started.awaitReady(START_PATIENCE, () -> http.answers(discovery, 200));
    ready = true;
    progress.reached("identity ready on port " + stack.ports().of(Port.IDENTITY));
  }

  /** Whether {@code part} is it, was started and is not ready yet. */
  boolean isStarting(LocalStack.Running part) {
    return part.name().equals(NAME) && !ready;
  }

  /** Adds its process, if it runs. */
  void addTo(List<LocalStack.Running> running) {
    ChildProcess started = process;
    if (started != null && started.isAlive()) {
      int port = stack.ports().of(Port.IDENTITY);
      running.add(new LocalStack.Running(NAME, port, started.pid(), null));
    }
  }

  @Override
  public void close() {
    ChildProcess started = process;
    if (started != null && started.isAlive()) {
      // It keeps nothing but its keys, which it has written by now.
      started.kill();
    }
  }

  private String consoleRedirect() {
    return "http://127.0.0.1:%s/login/oauth2/code/tandem"
        .formatted(stack.ports().of(Port.CONSOLE));
  }
}
