package dev.tandem.localstack.command;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

import dev.tandem.localstack.Faults;
import dev.tandem.localstack.Options;
import dev.tandem.localstack.suite.Port;
import dev.tandem.localstack.suite.Ports;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The suite that a command is about: all commands share these options and their environment
 * variables.
 */
final class SuiteOptions {

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec command;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "The folder of its data and logs, .tandem unless told.")
  private @Nullable Path data;

  @Option(names = "--port-offset", paramLabel = "N", description = "Moves all ports by N.")
  private @Nullable Integer offset;

  @Option(
      names = "--port",
      paramLabel = "NAME=N",
      completionCandidates = PortNames.class,
      description = "Moves one port. NAME is one of ${COMPLETION-CANDIDATES}.")
  private Map<String, Integer> ports = new TreeMap<>();

  /** What {@code --port} may name. */
  static final class PortNames implements Iterable<String> {

    @Override
    public Iterator<String> iterator() {
      return Stream.of(Port.values()).map(Port::key).iterator();
    }
  }

  /** Options with one instance of each service and a broker without faults. */
  Options options() {
    return options(1, Faults.NONE);
  }

  Options options(int instances, Faults faults) {
    return read(System.getenv(), LocalStackApplication.root(), instances, faults);
  }

  /** Options from the command line and, for those it leaves out, from the environment. */
  Options read(Map<String, String> environment, Path root, int instances, Faults faults) {
    Integer moved = offset == null ? number(environment, "TANDEM_PORT_OFFSET") : offset;
    Ports all;
    try {
      all = Ports.standard(moved == null ? 0 : moved);
    } catch (IllegalArgumentException e) {
      throw refused(String.valueOf(e.getMessage()));
    }
    for (Port port : Port.values()) {
      Integer own =
          ports.getOrDefault(port.key(), number(environment, "TANDEM_PORT_" + port.name()));
      all = own == null ? all : all.with(port, own);
    }
    ports.keySet().stream()
        .filter(name -> Port.named(name).isEmpty())
        .findFirst()
        .ifPresent(name -> {
          throw refused("no port is called %s; there are %s".formatted(name, Port.names()));
        });
    Path kept = data == null ? environmentsData(environment) : data;
    Path normal = kept == null ? Options.standardData(root) : root.resolve(kept).normalize();
    return new Options(root, normal, all, instances, faults);
  }

  private ParameterException refused(String why) {
    return refused(command, why);
  }

  static ParameterException refused(@Nullable CommandSpec command, String why) {
    if (command == null) {
      throw new IllegalArgumentException(why);
    }
    return new ParameterException(command.commandLine(), why);
  }

  private @Nullable Integer number(Map<String, String> environment, String name) {
    return of(environment, name, Integer::valueOf);
  }

  private @Nullable Path environmentsData(Map<String, String> environment) {
    return of(environment, "TANDEM_DATA", Path::of);
  }

  private <T> @Nullable T of(
      Map<String, String> environment, String name, Function<String, T> reading) {
    String text = environment.get(name);
    try {
      return text == null ? null : reading.apply(text);
    } catch (NumberFormatException e) {
      throw refused("%s is not a number: %s".formatted(name, text));
    }
  }
}
