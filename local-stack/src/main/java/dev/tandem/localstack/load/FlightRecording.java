package dev.tandem.localstack.load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A JDK Flight Recorder recording of another Java process, by the JDK's own tools. */
public final class FlightRecording {

  private static final Path TOOLS = Path.of(System.getProperty("java.home"), "bin");
  private static final String NAME = "tandem-bench";

  private final long pid;
  private final Path file;

  private FlightRecording(long pid, Path file) {
    this.pid = pid;
    this.file = file;
  }

  /** Starts one that will be kept in {@code file}. */
  public static FlightRecording start(long pid, Path file) throws IOException {
    run("jcmd", Long.toString(pid), "JFR.start", "name=" + NAME, "settings=profile");
    return new FlightRecording(pid, file);
  }

  /** Ends it and returns the methods that took the most processor time, as the JDK prints them. */
  public String stop() throws IOException {
    run("jcmd", Long.toString(pid), "JFR.stop", "name=" + NAME, "filename=" + file);
    return run("jfr", "view", "--width", "100", "hot-methods", file.toString());
  }

  private static String run(String tool, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(TOOLS.resolve(tool).toString()));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (process.waitFor() != 0) {
        throw new IOException(tool + " failed: " + said);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted", e);
    }
    return said;
  }
}
