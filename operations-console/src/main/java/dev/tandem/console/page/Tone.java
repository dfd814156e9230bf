package dev.tandem.console.page;

import java.util.Locale;

/** How something stands out. */
public enum Tone {
  QUIET,
  GOOD,
  WAITING,
  BAD;

  /** The class that style sheets know it by. */
  public String css() {
    return name().toLowerCase(Locale.ROOT);
  }
}
