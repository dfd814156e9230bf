package dev.tandem.localstack.command;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.Callable;

import dev.tandem.localstack.operator.Calendars;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./tandem calendar}. */
@Command(
    name = "calendar",
    description = "Shows the holidays of the market; close, open and import change them.")
final class CalendarCommand implements Callable<Integer> {

  @Mixin
  private DeskOptions desk = new DeskOptions();

  @Override
  public Integer call() {
    return DeskCommands.answer(desk, suite -> new Calendars(suite).list());
  }

  @Command(description = "Lists the holidays, and tells until when they are known.")
  int list(@Mixin DeskOptions it) {
    return DeskCommands.answer(it, suite -> new Calendars(suite).list());
  }

  @Command(description = "Closes the market; orders not yet accepted are dated anew.")
  int close(
      @Mixin DeskOptions it,
      @Parameters(paramLabel = "DAYS", description = "2027-02-08, or several with commas.")
          String days,
      @Option(
              names = "--reason",
              paramLabel = "TEXT",
              required = true,
              description = "What the holiday is called.")
          String reason,
      @Option(
              names = "--known-until",
              paramLabel = "DAY",
              description = "The last day of which it is known whether it is a holiday.")
          @Nullable
          LocalDate knownUntil) {
    return DeskCommands.answer(it, suite -> new Calendars(suite).close(days, reason, knownUntil));
  }

  @Command(description = "Opens the market on days that were holidays.")
  int open(
      @Mixin DeskOptions it,
      @Parameters(paramLabel = "DAYS", description = "2027-02-08, or several with commas.")
          String days,
      @Option(
              names = "--reason",
              paramLabel = "TEXT",
              required = true,
              description = "Why; kept with the change.")
          String reason) {
    return DeskCommands.answer(it, suite -> new Calendars(suite).open(days, reason));
  }

  @Command(name = "import", description = "Adds the holidays that a file lists.")
  int add(
      @Mixin DeskOptions it,
      @Parameters(
              paramLabel = "FILE",
              description = "A line for each: 2027-02-08 Spring Festival. # begins a remark.")
          Path file,
      @Option(
              names = "--known-until",
              paramLabel = "DAY",
              description = "The last day of which it is known whether it is a holiday.")
          @Nullable
          LocalDate knownUntil) {
    return DeskCommands.answer(
        it,
        suite ->
            new Calendars(suite).add(Files.readAllLines(file, StandardCharsets.UTF_8), knownUntil));
  }
}
