package dev.tandem.console.page;

import java.util.Locale;

/** The tone in which something is shown. */
public enum Tone {
  QUIET,
  GOOD,
  WAITING,
  BAD;

  /** Its class in style sheets. */
  public String css() {
    return name().toLowerCase(Locale.ROOT);
  }
}
