package dev.tandem.fundpurchase.line;

import java.time.Instant;
import java.time.LocalDate;
import java.util.stream.Stream;

import dev.tandem.fundpurchase.breaks.BreakKind;
import dev.tandem.fundpurchase.breaks.Finding;
import dev.tandem.fundpurchase.breaks.HouseBreak;
import dev.tandem.fundpurchase.house.Hashes;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A line of a file as it was sent.
 *
 * @param day the day of the file
 * @param key identifies the line: its own id, or its hash if it has none
 * @param evidence the line as JSON
 */
public record FileLine(
    FileKind kind, LocalDate day, String key, JsonNode json, String evidence, String hash) {

  private static final int MOST_EVIDENCE = 10_000;

  // Not every text can be kept in UTF-8, but every escaped one.
  private static final JsonMapper EVIDENCE = JsonMapper.builder()
      .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
      .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
      .build();

  public static FileLine of(FileKind kind, LocalDate day, JsonNode json) {
    String evidence = EVIDENCE.writeValueAsString(json);
    String hash = Hashes.of(evidence);
    return new FileLine(kind, day, key(kind, day, json, hash), json, cut(evidence), hash);
  }

  /** The line of a break. */
  public static FileLine again(HouseBreak found) {
    FileKind kind = FileKind.valueOf(found.source().name());
    String evidence = found.evidence();
    return new FileLine(
        kind, found.day(), found.key(), EVIDENCE.readTree(evidence), evidence, Hashes.of(evidence));
  }

  private static String key(FileKind kind, LocalDate day, JsonNode json, String hash) {
    return switch (kind) {
      case NAVS ->
        "%s/%s/%s"
            .formatted(
                day,
                LineFields.isWord(json.path("fundCode")) ? json.path("fundCode").asString() : hash,
                json.path("version").isInt() ? json.path("version").asInt() : hash);
      case CONFIRMATIONS ->
        LineFields.isWord(json.path("confirmationId"))
            ? json.path("confirmationId").asString()
            : hash;
    };
  }

  /** The version in the key of a NAV; the largest number if the key has none. */
  public static int versionIn(String navKey) {
    String version = navKey.substring(navKey.lastIndexOf('/') + 1);
    return version.matches("[0-9]{1,9}") ? Integer.parseInt(version) : Integer.MAX_VALUE;
  }

  private static String cut(String evidence) {
    return evidence.length() <= MOST_EVIDENCE
        ? evidence
        : EVIDENCE.writeValueAsString(evidence.substring(0, MOST_EVIDENCE));
  }

  /** The same line under a key of its own, beside the one that was dealt with. */
  public FileLine beside() {
    return new FileLine(kind, day, key + "~" + hash.substring(0, 8), json, evidence, hash);
  }

  /** The possible keys of breaks of this line. */
  public Stream<String> keys() {
    return Stream.of(key, beside().key());
  }

  public Finding finding(BreakKind what, String reference, String detail, Instant at) {
    return new Finding(kind.breaks(), key, what, reference, detail, day, evidence, hash, at);
  }

  /** The order or fund that the line is about, if that can be read. */
  public String about() {
    JsonNode reference = json.path(kind == FileKind.NAVS ? "fundCode" : "reference");
    return LineFields.isWord(reference) ? reference.asString() : "unreadable";
  }
}
