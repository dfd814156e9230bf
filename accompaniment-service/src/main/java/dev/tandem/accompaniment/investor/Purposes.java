package dev.tandem.accompaniment.investor;

import java.util.Set;

/** What investors may agree to: the purposes of all journeys. */
public record Purposes(Set<String> names) {

  public Purposes {
    names = Set.copyOf(names);
  }
}
