package dev.tandem.localstack.upkeep;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import dev.tandem.localstack.LocalStack.Running;
import dev.tandem.localstack.console.Progress;

/**
 * Keeps the parts of a running suite up: reports a part that has ended, and starts it again after a
 * pause that doubles each time it ends soon.
 */
public final class Upkeep implements AutoCloseable {

  private static final Duration LOOK_EVERY = Duration.ofMillis(500);

  // What has run for so long has not failed to start.
  private static final Duration STEADY = Duration.ofMinutes(2);

  private final Supplier<List<Running>> running;
  private final Parts parts;
  private final Progress progress;
  private final InstantSource time;
  private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
      Thread.ofPlatform().name("upkeep").daemon().factory());
  private final Map<String, Running> known = new ConcurrentHashMap<>();
  private final Map<String, Ended> ended = new ConcurrentHashMap<>();
  private final Map<String, Ended> restarted = new ConcurrentHashMap<>();
  private volatile String unable = "";
  private final Set<String> starting = ConcurrentHashMap.newKeySet();

  /** Starts and ends single parts. */
  public interface Parts {

    /** Starts {@code part}, which has ended; returns when it is ready. */
    void start(Running part);

    /** Ends {@code part}, which runs. */
    void end(Running part);

    /** Whether it can be started alone. */
    boolean canStart(Running part);
  }

  /** Watches the parts of {@code running}, once it has begun. */
  public Upkeep(Supplier<List<Running>> running, Parts parts, Progress progress) {
    this(running, parts, progress, InstantSource.system());
  }

  Upkeep(Supplier<List<Running>> running, Parts parts, Progress progress, InstantSource time) {
    this.running = running;
    this.parts = parts;
    this.progress = progress;
    this.time = time;
  }

  /** Begins to watch, until it is closed; parts that were started by now are expected to run. */
  public void begin() {
    var _ =
        thread.scheduleWithFixedDelay(this::look, 0, LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** The parts that have ended and do not run again yet. */
  public List<Ended> ended() {
    return List.copyOf(ended.values());
  }

  /**
   * Restarts {@code name}, whether it runs or has ended; does not wait until it is ready.
   *
   * @return whether there is such a part, and it can be started alone
   */
  public synchronized boolean restart(String name) {
    Running part = known.get(name);
    if (part == null || !parts.canStart(part)) {
      return false;
    }
    if (starting.add(name)) {
      ended.merge(
          name, Ended.now(part, 0, time.instant()), (before, now) -> before.withoutComplaint());
      inBackground(name, () -> {
        // Its number may be another one since it was last looked at.
        running.get().stream().filter(it -> it.name().equals(name)).forEach(parts::end);
        startAgain(name);
      });
    }
    return true;
  }

  /** The names of the parts that can be started alone. */
  public List<String> names() {
    return known.values().stream()
        .filter(parts::canStart)
        .map(Running::name)
        .sorted()
        .toList();
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }

  void look() {
    try {
      note(running.get());
      due().forEach(name -> inBackground(name, () -> startAgain(name)));
    } catch (RuntimeException e) {
      String why = Complaint.of(e);
      if (!why.equals(unable)) {
        unable = why;
        tell("the parts cannot be looked after: " + why);
      }
    }
  }

  private synchronized void note(List<Running> now) {
    Map<String, Running> alive =
        now.stream().collect(Collectors.toMap(Running::name, Function.identity()));
    known.forEach((name, part) -> {
      boolean missing = !alive.containsKey(name) && !ended.containsKey(name);
      if (missing && !starting.contains(name)) {
        Ended found = Ended.now(part, failuresBefore(name), time.instant());
        ended.put(name, found);
        tell(found.text(parts.canStart(part), time.instant()));
      }
    });
    known.putAll(alive);
  }

  // One that ended soon after it was started again has failed once more.
  private int failuresBefore(String name) {
    Ended last = restarted.get(name);
    if (last == null || !time.instant().isBefore(last.nextTry().plus(STEADY))) {
      return 0;
    }
    return last.failures() + 1;
  }

  private synchronized List<String> due() {
    Instant now = time.instant();
    return ended.values().stream()
        .filter(it -> it.isDue(now) && parts.canStart(it.part()))
        .map(it -> it.part().name())
        .filter(starting::add)
        .toList();
  }

  private void startAgain(String name) {
    Ended found = Objects.requireNonNull(
        ended.computeIfPresent(name, (key, before) -> before.withoutComplaint()));
    try {
      parts.start(found.part());
      ended.remove(name);
      restarted.put(name, found);
      Duration away = Duration.between(found.since(), time.instant());
      tell("%s is up again, after %s s".formatted(name, away.toSeconds()));
    } catch (RuntimeException e) {
      String complaint = Complaint.of(e);
      ended.put(name, found.failedAgain(time.instant(), complaint));
      tell("%s does not start: %s".formatted(name, complaint));
    } finally {
      starting.remove(name);
    }
  }

  // Parts that end because the suite is shut down are nobody's trouble.
  private void tell(String news) {
    if (!thread.isShutdown()) {
      progress.reached(news);
    }
  }

  private static void inBackground(String name, Runnable work) {
    Thread.ofVirtual().name("starting " + name).start(work);
  }
}
