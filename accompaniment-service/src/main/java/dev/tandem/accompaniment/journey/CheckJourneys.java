package dev.tandem.accompaniment.journey;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Checks the files of journeys for {@code ./tandem journeys}, before anything runs them. */
public final class CheckJourneys {

  private CheckJourneys() {}

  /** Checks the files behind the first argument; returns the exit code. */
  @SuppressWarnings("SystemOut") // a command's answer
  public static int check(String... args) {
    return check(List.of(args).subList(1, args.length), System.out);
  }

  static int check(List<String> files, PrintStream out) {
    List<Flaw> flaws = new ArrayList<>();
    for (String file : files) {
      try {
        var reading = ReadJourney.read(file, Files.readString(Path.of(file)));
        flaws.addAll(reading.flaws());
        if (reading.journey() != null) {
          out.println(file + ": " + reading.journey() + " can run");
        }
      } catch (IOException e) {
        flaws.add(new Flaw(file, 1, "cannot be read"));
      }
    }
    flaws.forEach(out::println);
    return flaws.isEmpty() ? 0 : 1;
  }
}
