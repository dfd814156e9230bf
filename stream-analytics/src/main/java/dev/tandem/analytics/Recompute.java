package dev.tandem.analytics;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import dev.tandem.analytics.activity.Activities;
import dev.tandem.analytics.activity.Activities.UnreadableException;
import dev.tandem.analytics.activity.Activity;
import dev.tandem.analytics.feature.OwnerHistory;
import dev.tandem.analytics.kafka.Told;
import dev.tandem.analytics.minute.Counts;
import dev.tandem.analytics.minute.Minute;
import dev.tandem.analytics.minute.PaymentsOf;
import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.databind.ObjectMapper;

/**
 * Computes the features of owners, and the minutes, of a file of events, by the same code as the
 * job: to hold the job against, and to train models on what it would have told.
 *
 * <p>It reads CloudEvents from its standard input, one a line, and writes one line for what the job
 * tells with each of them; the minutes come last.
 */
public final class Recompute {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long MINUTE = Duration.ofMinutes(1).toMillis();

  private final Map<String, OwnerHistory> owners = new HashMap<>();
  private final Map<PaymentsOf, Map<Long, Counts>> minutes = new HashMap<>();
  private final PrintStream out;

  private Recompute(PrintStream out) {
    this.out = out;
  }

  public static void main(String[] arguments) throws IOException {
    var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    var recompute = new Recompute(new PrintStream(System.out, false, StandardCharsets.UTF_8));
    for (var line = in.readLine(); line != null; line = in.readLine()) {
      recompute.read(line);
    }
    recompute.tellMinutes();
  }

  private void read(String line) throws IOException {
    try {
      var activity = Activities.read(line.getBytes(StandardCharsets.UTF_8));
      if (activity.isPresent()) {
        add(activity.get());
      }
    } catch (UnreadableException e) {
      System.err.println("Skipped, as the job does. " + e.getMessage());
    }
  }

  private void add(Activity event) throws IOException {
    var features =
        owners.computeIfAbsent(event.ownerId(), owner -> new OwnerHistory()).tell(event);
    if (features.isPresent()) {
      tell(features.get());
    }
    if (PaymentsOf.isKnown(event)) {
      minutes
          .computeIfAbsent(PaymentsOf.of(event), payments -> new HashMap<>())
          .computeIfAbsent(event.atMillis() / MINUTE * MINUTE, minute -> new Counts())
          .add(event);
    }
  }

  private void tellMinutes() throws IOException {
    for (var payments : minutes.entrySet()) {
      for (var minute : payments.getValue().entrySet()) {
        tell(Minute.of(minute.getKey(), payments.getKey(), minute.getValue()));
      }
    }
    out.flush();
  }

  private void tell(Told told) throws IOException {
    out.println(JSON.writeValueAsString(told.json()));
  }
}
