package dev.tandem.localstack.simulator;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import dev.tandem.localstack.http.JsonServer;
import dev.tandem.localstack.http.JsonServer.Answer;
import dev.tandem.localstack.http.JsonServer.Refusal;
import dev.tandem.localstack.http.JsonServer.Request;

/**
 * The faults of a simulator with their times, kept like its other book. Entries are never removed:
 * the end of faults is an entry of its own, and payments they have struck before stay struck.
 *
 * <p>{@code POST /faults/{kind}} adds one, {@code GET /faults} lists them, {@code POST
 * /faults/none} ends those that strike by chance or for a while.
 */
public final class FaultBook implements AutoCloseable {

  private static final String NONE = "none";

  private final Journal journal;
  private final InstantSource clock;
  private final Map<String, Kind> kinds = new TreeMap<>();
  private final List<Fault> faults = new CopyOnWriteArrayList<>();

  /** The book in {@code journal}, by the simulator's {@code clock}. */
  public FaultBook(Journal journal, InstantSource clock) {
    this.journal = journal;
    this.clock = clock;
    kind(NONE, _ -> {});
  }

  private record Kind(Consumer<Fault> checked, Consumer<Fault> applied) {}

  /** Adds a kind of fault; a request for one is {@code checked} first. */
  public FaultBook kind(String kind, Consumer<Fault> checked) {
    return kind(kind, checked, _ -> {});
  }

  /**
   * Adds a kind of fault that is also {@code applied}, when it is requested and after each restart.
   */
  public FaultBook kind(String kind, Consumer<Fault> checked, Consumer<Fault> applied) {
    kinds.put(kind, new Kind(checked, applied));
    return this;
  }

  /** Restores the kept faults, and takes requests from now on. */
  public void open(JsonServer server) {
    for (String line : journal.kept()) {
      Fault fault = JsonServer.JSON.readValue(line, Fault.class);
      take(fault);
    }
    server
        .on("POST", "/faults", request -> Answer.json(200, add(request.name(), read(request))))
        .on("GET", "/faults", _ -> Answer.json(200, faults));
  }

  /** Adds {@code fault}, from now on. */
  public Fault add(String kind, Fault fault) {
    Kind known = kinds.get(kind);
    if (known == null) {
      throw new Refusal(404, "not-found", "The faults are " + String.join(", ", kinds.keySet()));
    }
    known.checked().accept(fault);
    Fault since = fault.as(kind, nextMillisecond());
    journal.append(JsonServer.JSON.writeValueAsString(since));
    take(since);
    return since;
  }

  // Entries are kept by the millisecond: those of before must not share one with those from now on.
  private Instant nextMillisecond() {
    try {
      Thread.sleep(1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  private void take(Fault fault) {
    faults.add(fault);
    Kind known = kinds.get(String.valueOf(fault.kind()));
    if (known != null) {
      known.applied().accept(fault);
    }
  }

  /** The newest fault of {@code kind} that struck {@code reference} at that time. */
  public Optional<Fault> striking(String kind, String reference, Instant then) {
    Optional<Fault> found = Optional.empty();
    for (Fault fault : faults) {
      if (kind.equals(fault.kind()) && fault.strikes(reference, then)) {
        found = Optional.of(fault);
      } else if (NONE.equals(fault.kind()) && !then.isBefore(fault.since())) {
        found = found.filter(it -> it.reference() != null);
      }
    }
    return found;
  }

  /** Whether a fault of {@code kind} with a duration is active now. */
  public boolean lasts(String kind) {
    Instant now = clock.instant();
    boolean lasts = false;
    for (Fault fault : faults) {
      if (kind.equals(fault.kind())) {
        lasts |= !fault.isOver(fault.since(), now);
      } else if (NONE.equals(fault.kind())) {
        lasts = false;
      }
    }
    return lasts;
  }

  /** All of {@code kind}, oldest first. */
  public List<Fault> all(String kind) {
    return faults.stream().filter(it -> kind.equals(it.kind())).toList();
  }

  @Override
  public void close() {
    journal.close();
  }

  private static Fault read(Request request) {
    String body = request.body().isBlank() ? "{}" : request.body();
    return new Request(request.name(), body).read(Fault.class);
  }

  /** Checks that it has a reference or a percentage. */
  public static void targeted(Fault fault) {
    Double percent = fault.percent();
    if (fault.reference() != null) {
      Fields.plain("reference", fault.reference());
    } else if (percent == null || !(percent >= 0 && percent <= 100)) {
      throw Fields.malformed("a reference, or a percent from 0 to 100, is needed");
    }
  }

  /** Checks that it has a duration. */
  public static void timed(Fault fault) {
    if (fault.lasting() == null || fault.lasting().isNegative()) {
      throw Fields.malformed("lasting must be a duration, such as PT3H");
    }
  }
}
