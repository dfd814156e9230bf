package dev.tandem.accompaniment.course;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import dev.tandem.accompaniment.journey.Flaw;
import dev.tandem.accompaniment.journey.Journey;
import dev.tandem.accompaniment.journey.ReadJourney;
import org.springframework.core.io.Resource;

/** All versions of all journeys, read once at the start. */
public final class Journeys {

  private final Map<String, TreeMap<Integer, Journey>> versions = new TreeMap<>();
  private final Map<Journey, byte[]> digests = new LinkedHashMap<>();

  /**
   * Reads the files.
   *
   * @throws IllegalStateException if one of them has a flaw; the service does not start
   */
  public Journeys(List<Resource> files) {
    List<Flaw> flaws = new ArrayList<>();
    for (Resource file : files) {
      String text = text(file);
      var reading = ReadJourney.read(String.valueOf(file.getFilename()), text);
      flaws.addAll(reading.flaws());
      if (reading.journey() != null) {
        add(reading.journey(), text, String.valueOf(file.getFilename()), flaws);
      }
    }
    if (!flaws.isEmpty()) {
      throw new IllegalStateException("Journeys cannot run: " + flaws);
    }
  }

  private Journeys() {}

  /** One version of one journey and no other, for a simulation. */
  static Journeys only(Journey journey) {
    Journeys only = new Journeys();
    only.versions.put(journey.journey(), new TreeMap<>(Map.of(journey.version(), journey)));
    return only;
  }

  private void add(Journey journey, String text, String file, List<Flaw> flaws) {
    var former = versions
        .computeIfAbsent(journey.journey(), name -> new TreeMap<>())
        .putIfAbsent(journey.version(), journey);
    if (former != null) {
      flaws.add(new Flaw(file, 1, "there is another file of " + journey));
    }
    digests.put(journey, sha256(text));
  }

  /** The newest version of each journey: those that let investors in. */
  public List<Journey> newest() {
    return versions.values().stream().map(all -> all.lastEntry().getValue()).toList();
  }

  /** The newest version of the journey {@code name}. */
  public Optional<Journey> newest(String name) {
    return Optional.ofNullable(versions.get(name)).map(all -> all.lastEntry().getValue());
  }

  /** The version that an instance stays on. */
  Journey version(String name, int version) {
    var all = versions.get(name);
    var journey = all == null ? null : all.get(version);
    if (journey == null) {
      throw new IllegalStateException("No file has version %s of %s".formatted(version, name));
    }
    return journey;
  }

  boolean has(String name, int version) {
    var all = versions.get(name);
    return all != null && all.containsKey(version);
  }

  /** The SHA-256 of each version's file. */
  Map<Journey, byte[]> digests() {
    return digests;
  }

  /** The names of the journeys of which a version tells what was written for {@code audience}. */
  public Set<String> telling(String audience) {
    return digests.keySet().stream()
        .filter(journey -> journey.tells(audience))
        .map(Journey::journey)
        .collect(Collectors.toSet());
  }

  /** What investors must have agreed to before any version tells them something. */
  public Set<String> purposes() {
    return digests.keySet().stream()
        .map(Journey::consent)
        .filter(consent -> consent != null)
        .collect(Collectors.toSet());
  }

  /** The longest time over which any journey counts what an investor was told. */
  java.time.Duration longestCap() {
    return digests.keySet().stream()
        .map(Journey::cap)
        .filter(cap -> cap != null)
        .map(Journey.Cap::within)
        .max(Comparator.naturalOrder())
        .orElse(Duration.ZERO);
  }

  private static String text(Resource file) {
    try {
      return file.getContentAsString(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
