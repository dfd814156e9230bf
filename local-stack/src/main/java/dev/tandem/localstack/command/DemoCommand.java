package dev.tandem.localstack.command;

import java.util.concurrent.Callable;

import dev.tandem.localstack.Faults;
import dev.tandem.localstack.Options;
import dev.tandem.localstack.control.Demo;
import dev.tandem.localstack.startup.Compilers;
import dev.tandem.localstack.suite.Instance;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code ./tandem demo}. */
@Command(
    name = "demo",
    description = "Starts the whole suite on this machine, plays its stories and stays up.")
final class DemoCommand implements Callable<Integer> {

  @Spec
  private @Nullable CommandSpec command;

  @Mixin
  private SuiteOptions suite = new SuiteOptions();

  @Option(
      names = "--both-compilers",
      description = "Lets JVMs optimize what runs often: dearer at first, quicker after ten"
          + " thousand payments.")
  private boolean bothCompilers;

  @Option(names = "--once", description = "Ends after the stories: 0 if they went well, 1 if not.")
  private boolean once;

  @Option(names = "--fresh", description = "Wipes what an earlier run has kept.")
  private boolean fresh;

  @Option(
      names = "--instances",
      paramLabel = "N",
      defaultValue = "1",
      description = "Processes of each service, 1 to " + Instance.MOST + ".")
  private int instances;

  @Option(
      names = "--duplicate",
      paramLabel = "P%",
      defaultValue = "0",
      converter = Percent.class,
      description = "How many messages in a hundred the broker delivers twice.")
  private double duplicate;

  @Option(
      names = "--reorder",
      paramLabel = "P%",
      defaultValue = "0",
      converter = Percent.class,
      description = "How many it holds back for a second, so that others overtake them.")
  private double reorder;

  @Option(
      names = "--compose",
      description = "Runs everything in containers, by docker-compose.yml; needs no JDK. Goes"
          + " with --once and --fresh only.")
  private boolean compose;

  @Override
  public Integer call() {
    if (compose) {
      return LocalStackApplication.elsewhere("demo --compose");
    }
    if (instances < 1 || instances > Instance.MOST) {
      throw SuiteOptions.refused(command, "--instances takes a number from 1 to " + Instance.MOST);
    }
    Options options = suite.options(instances, faults());
    return new Demo(bothCompilers ? options.with(Compilers.BOTH) : options, once, fresh).run();
  }

  private Faults faults() {
    try {
      return new Faults(duplicate, reorder);
    } catch (IllegalArgumentException e) {
      throw SuiteOptions.refused(command, String.valueOf(e.getMessage()));
    }
  }

  /** {@code 1%} or {@code 0.5%}. */
  static final class Percent implements ITypeConverter<Double> {

    @Override
    public Double convert(String text) {
      try {
        return Faults.percent(text);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(String.valueOf(e.getMessage()));
      }
    }
  }
}
