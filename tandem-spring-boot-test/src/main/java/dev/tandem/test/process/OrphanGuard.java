package dev.tandem.test.process;

import java.io.IOException;
import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

/**
 * Ends a child process when this JVM has ended, in whatever way.
 *
 * <p>A shell reads from a pipe that only this JVM holds open. The kernel closes it when the JVM
 * dies, even by kill -9.
 */
public record OrphanGuard(Process shell) {

  private static final String SCRIPT = """
      trap '' INT HUP TERM
      while read -r line; do :; done
      kill -"$1" "$2" 2>/dev/null
      seconds=0
      while kill -0 "$2" 2>/dev/null && [ "$seconds" -lt 5 ]; do
        sleep 1
        seconds=$((seconds + 1))
      done
      kill -KILL "$2" 2>/dev/null
      [ -z "$3" ] || rm -rf -- "$3"
      """;

  /** The signal that asks a process to end. */
  public enum Signal {
    /** A JVM's orderly end. */
    TERM,
    /** PostgreSQL's fast shutdown: TERM would wait for its clients. */
    INT
  }

  /**
   * Watches over {@code child} until dismissed: a guard that outlives its child could one day hit a
   * stranger with the same number.
   *
   * @param temporary a directory to remove after an orphan has ended, if any
   */
  public static OrphanGuard watch(ProcessHandle child, Signal signal, @Nullable Path temporary)
      throws IOException {
    Process guard = new ProcessBuilder(
            "sh",
            "-c",
            SCRIPT,
            "guard",
            signal.name(),
            Long.toString(child.pid()),
            temporary == null ? "" : temporary.toString())
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
    return new OrphanGuard(guard);
  }

  /** Ends the watch; the child is left alone. */
  public void dismiss() {
    shell.destroyForcibly();
  }
}
