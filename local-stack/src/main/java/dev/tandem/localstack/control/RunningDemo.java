package dev.tandem.localstack.control;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import dev.tandem.localstack.CheckedSuite;
import dev.tandem.localstack.FaultCounts;
import dev.tandem.localstack.Options;
import dev.tandem.localstack.check.books.Sources;
import dev.tandem.localstack.http.Http;
import dev.tandem.localstack.load.Targets;
import dev.tandem.localstack.suite.Addresses;
import dev.tandem.localstack.suite.Instance;
import dev.tandem.localstack.suite.Port;
import dev.tandem.test.EmbeddedPostgresServer;

/** A demo in another process, called over HTTP. */
public final class RunningDemo implements CheckedSuite {

  /** Advice for a person when the demo cannot be read. */
  public static String advice(Options options) {
    return "Is it up?\n  " + options.command("status");
  }

  private final Options options;
  private final Addresses addresses;
  private final ControlClient control;
  private final List<PartView> parts;

  private RunningDemo(Options options, ControlClient control, List<PartView> parts) {
    this.options = options;
    this.addresses = new Addresses(options.ports());
    this.control = control;
    this.parts = parts;
  }

  /** The demo at the ports of {@code options}. */
  public static RunningDemo at(Options options) throws IOException {
    ControlClient control = ControlClient.of(options);
    return new RunningDemo(options, control, control.parts());
  }

  @Override
  public Sources sources() {
    return addresses.sources(
        instances(_ -> true),
        service -> EmbeddedPostgresServer.databaseKeptIn(
            options.data().resolve("postgres"),
            options.ports().of(Port.POSTGRES),
            service.database()));
  }

  @Override
  public Map<String, String> troubles() {
    return parts.stream()
        .filter(PartView::isAway)
        .collect(Collectors.toMap(PartView::name, PartView::trouble));
  }

  private List<Instance> instances(Predicate<PartView> wanted) {
    return parts.stream()
        .filter(wanted)
        .map(PartView::instance)
        .filter(Objects::nonNull)
        .toList();
  }

  @Override
  public Targets targets() {
    return addresses.targets(instances(it -> !it.isAway()));
  }

  @Override
  public FaultCounts faults() throws IOException {
    return control.faults();
  }

  @Override
  public void advanceClock(Duration duration) throws IOException {
    try (Http http = new Http()) {
      Map<String, String> body = Map.of("duration", duration.toString());
      Http.Answer answer = http.post(addresses.control() + "/clock/advance", body, Map.of());
      if (!answer.isSuccess()) {
        throw new IOException("The clock was not moved: " + answer.body());
      }
    }
  }
}
