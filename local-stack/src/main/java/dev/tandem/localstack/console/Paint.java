package dev.tandem.localstack.console;

import java.util.Map;

/** Colours, used if the terminal shows them and {@code NO_COLOR} is not set. */
public enum Paint {
  GOOD("32"),
  BAD("31");

  private static final boolean SHOWN = isShown(System.getenv(), isTerminal());

  private final String code;

  Paint(String code) {
    this.code = code;
  }

  /** The text in this colour, or plain. */
  public String of(String text) {
    return SHOWN ? "\033[%sm%s\033[0m".formatted(code, text) : text;
  }

  @SuppressWarnings("SystemConsoleNull") // it still is null where input and output are no terminal
  private static boolean isTerminal() {
    var console = System.console();
    return console != null && console.isTerminal();
  }

  static boolean isShown(Map<String, String> environment, boolean terminal) {
    return terminal
        && environment.getOrDefault("NO_COLOR", "").isEmpty()
        && !"dumb".equals(environment.get("TERM"));
  }
}
