package dev.tandem.accompaniment.journey;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What a journey needs to know of an investor.
 *
 * @param riskLevel the riskiest fund that may be recommended to them, 1 to 5
 * @param zone by whose clock they sleep
 * @param consents the purposes they have agreed to
 * @param told when they were told something lately; grows as they are told more
 */
public record Person(
    String ownerId, int riskLevel, ZoneId zone, Set<String> consents, List<Instant> told) {

  public Person {
    consents = Set.copyOf(consents);
    told = new ArrayList<>(told);
  }
}
