package dev.tandem.localstack.control;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;

import dev.tandem.localstack.KeptData;
import dev.tandem.localstack.LocalStack;
import dev.tandem.localstack.Options;
import dev.tandem.localstack.console.Console;
import dev.tandem.localstack.console.Lines;
import dev.tandem.localstack.console.Progress;
import dev.tandem.localstack.console.StartProgress;
import dev.tandem.localstack.http.Http;
import dev.tandem.localstack.story.Storyteller;
import dev.tandem.localstack.story.Witness;
import dev.tandem.localstack.suite.Instance;
import dev.tandem.localstack.suite.Ports;
import dev.tandem.localstack.suite.Service;
import dev.tandem.localstack.upkeep.StackParts;
import dev.tandem.localstack.upkeep.Upkeep;
import dev.tandem.test.EmbeddedPostgresServer;
import org.jspecify.annotations.Nullable;

/** Starts the suite, plays the stories, and runs until it is stopped. */
public final class Demo {

  private static final int MOST_PORTS = 5;
  private static final int FAR = 10_000;
  private static final int MOST_MOVED = 50_000;

  private final Options options;
  private final boolean once;
  private final boolean fresh;
  private final Console console = new Console(System.out);
  private final CountDownLatch stopAsked = new CountDownLatch(1);
  private volatile boolean atRest;
  private volatile boolean over;
  private volatile @Nullable Upkeep upkeep;
  private volatile @Nullable Thread keeping;

  public Demo(Options options, boolean once, boolean fresh) {
    this.options = options;
    this.once = once;
    this.fresh = fresh;
  }

  /** Runs the demo to its end; returns 0 if all went well. */
  public int run() {
    List<Ports.Busy> busy = options.ports().busy(options.instances());
    if (!busy.isEmpty()) {
      System.err.println(explain(busy));
      return 1;
    }
    Optional<String> obstacle = obstacle();
    if (obstacle.isPresent()) {
      System.err.println(Lines.wrapped(obstacle.get() + "\nElsewhere: add --data DIR", 2));
      return 1;
    }
    try (StartProgress progress = new StartProgress(console, names())) {
      // Whoever wants it once has nothing from a quicker next start.
      LocalStack stack = new LocalStack(once ? options : options.recordingStarts(), progress);
      Runtime.getRuntime().addShutdownHook(new Thread(() -> close(stack), "closing"));
      return play(stack, progress);
    } catch (RuntimeException e) {
      console.say("");
      console.say("The demo failed: " + causeOf(e).getMessage());
      KeptData.obstacle(options.data()).ifPresent(console::say);
      console.say("The logs are in " + options.data().resolve("logs"));
      return 1;
    }
  }

  private Optional<String> obstacle() {
    try {
      if (fresh) {
        KeptData.wipe(options.data());
      }
      return KeptData.obstacle(options.data());
    } catch (UncheckedIOException e) {
      return Optional.ofNullable(e.getMessage());
    }
  }

  /** What is reported until all is there, in about the order in which it comes. */
  private List<String> names() {
    var names = new ArrayList<>(List.of("PostgreSQL", "RocketMQ", "identity"));
    Storyteller.NEEDED_FIRST.forEach(it -> names.add(Instance.firstOf(it).name()));
    Instance.ofAll(options.instances()).forEach(it -> names.add(it.name()));
    names.addAll(List.of("Kafka", Instance.firstOf(Service.DATA_CENTRE).name(), "Flink"));
    return names;
  }

  /**
   * Stops at once, because a person who interrupts a start or a story does not want to wait for it.
   */
  private void close(LocalStack stack) {
    if (!over) {
      String when = atRest ? "Stopping" : "Stopping before it was done";
      console.end(when + "; what was kept stays in " + options.data());
    }
    Upkeep looking = upkeep;
    if (looking != null) {
      looking.close();
    }
    Thread makingCaches = keeping;
    if (makingCaches != null) {
      makingCaches.interrupt();
    }
    if (!atRest) {
      stack.killServices();
    }
    stack.close();
    // What a start or the making of a cache has begun, and nobody else knows of yet.
    ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
    EmbeddedPostgresServer.killLeftBehindIn(options.data().resolve("postgres"));
  }

  private void stop() {
    stopAsked.countDown();
    if (!atRest) {
      Thread.ofPlatform().name("stopping").start(() -> System.exit(1));
    }
  }

  private int play(LocalStack stack, StartProgress progress) {
    console.say("Starting Tandem; logs are in " + stack.logs());
    // The control server goes last: as long as it answers, something is still running.
    Upkeep looking = new Upkeep(stack::running, new StackParts(stack), console);
    upkeep = looking;
    try (ControlServer control = ControlServer.start(stack, looking, this::stop);
        stack;
        looking;
        Http http = new Http(stack.identityUrl())) {
      boolean wentWell = startAndTell(stack, new Witness(stack, http), progress, looking);
      progress.close();
      if (!options.faults().areNone()) {
        console.say("Broker: " + stack.faults().text());
      }
      atRest = true;
      if (!once) {
        console.show(Directions.to(stack, options, control.url()));
        if (!wentWell) {
          console.say("");
          console.say("A story broke off, which is told above; its logs are in " + stack.logs());
        }
        keepStarts(stack);
        stopAsked.await();
      }
      over = true;
      console.reached("stopping; data is kept in " + options.data());
      return wentWell ? 0 : 1;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 1;
    }
  }

  /**
   * Starts the services that the first story does not need once it has been told: two cores are
   * soon too few. What ends once all of payments has started is started again.
   */
  private boolean startAndTell(
      LocalStack stack, Witness witness, Progress progress, Upkeep looking) {
    Storyteller storyteller = new Storyteller(console, progress);
    var stories = Storyteller.all(stack, witness);
    stack.start(Storyteller.NEEDED_FIRST);
    boolean wentWell = storyteller.tell(stories.subList(0, 1));
    stack.startRest();
    looking.begin();
    // Nothing of payments waits for these.
    CompletableFuture<Void> analytics = CompletableFuture.runAsync(stack::startAnalytics);
    boolean allWentWell = wentWell && storyteller.tell(stories.subList(1, stories.size()));
    if (haveStarted(analytics)) {
      allWentWell = allWentWell && storyteller.tell(Storyteller.ofAnalytics(stack, witness));
    }
    return allWentWell;
  }

  /** Payments go on without analytics, and so does the demo. */
  private boolean haveStarted(CompletableFuture<Void> analytics) {
    try {
      analytics.join();
      return true;
    } catch (CompletionException e) {
      console.say("");
      console.say("Analytics did not start, so that their story is left out: "
          + causeOf(e).getMessage());
      return false;
    }
  }

  private static Throwable causeOf(RuntimeException e) {
    return e instanceof CompletionException && e.getCause() != null ? e.getCause() : e;
  }

  /** Keeps the recorded starts in the background; stopping the demo does not wait for that. */
  private void keepStarts(LocalStack stack) {
    keeping = Thread.ofPlatform().daemon().name("keeping").start(() -> {
      try {
        List<String> kept = stack.keepStarts();
        if (!kept.isEmpty()) {
          console.say("");
          console.reached("kept for quicker starts: " + String.join(", ", kept));
        }
      } catch (IOException e) {
        console.reached("The next start will be no quicker: " + e.getMessage());
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    });
  }

  private String explain(List<Ports.Busy> busy) {
    String lines = busy.stream()
        .limit(MOST_PORTS)
        .map(it -> "  port %s (%s)%n".formatted(it.number(), it.port().key()))
        .collect(Collectors.joining());
    int more = busy.size() - MOST_PORTS;
    Ports.Busy first = busy.getFirst();
    int number = first.number();
    return """
        Nothing was started: these ports are taken or cannot be used.
        %sPerhaps another demo runs: %s
        Who holds a port: ss -ltnp 'sport = :%s'
          or lsof -nP -iTCP:%s -sTCP:LISTEN
        Elsewhere: add --port %s=%s,
          or move all of them with --port-offset %s\
        """.formatted(
            more > 0 ? lines + "  and %s more%n".formatted(more) : lines,
            options.command("status"),
            number,
            number,
            first.port().key(),
            options.ports().of(first.port()) + FAR,
            (options.ports().offset() + FAR) % MOST_MOVED);
  }
}
