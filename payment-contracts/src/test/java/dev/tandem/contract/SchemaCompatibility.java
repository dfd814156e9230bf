package dev.tandem.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import tools.jackson.databind.JsonNode;

/**
 * Finds what a consumer built for an older schema could not read in events of a newer one.
 * Consumers ignore fields they do not know; whatever they do know must stay as narrow as it was.
 *
 * <p>A keyword this class does not understand may not change at all: it is taught here first.
 */
final class SchemaCompatibility {

  private static final Set<String> PROSE =
      Set.of("title", "description", "$comment", "examples", "$id", "$schema", "default");
  private static final Set<String> LOWER_BOUNDS = Set.of("minimum", "minLength", "minItems");
  private static final Set<String> UPPER_BOUNDS = Set.of("maximum", "maxLength", "maxItems");

  private static final Set<String> NARROWING =
      Set.of("pattern", "format", "const", "additionalProperties", "uniqueItems", "multipleOf");

  private final List<String> breaks = new ArrayList<>();

  private SchemaCompatibility() {}

  /** What breaks consumers of {@code older}, one sentence each; empty if nothing does. */
  static List<String> breaks(JsonNode older, JsonNode newer) {
    var check = new SchemaCompatibility();
    check.compare("", older, newer);
    return check.breaks;
  }

  private void compare(String at, JsonNode older, JsonNode newer) {
    var keywords = new TreeSet<String>();
    keywords.addAll(older.propertyNames());
    keywords.addAll(newer.propertyNames());
    keywords.removeAll(PROSE);
    for (var keyword : keywords) {
      compareKeyword(at, keyword, older.get(keyword), newer.get(keyword));
    }
  }

  private void compareKeyword(String at, String keyword, JsonNode older, JsonNode newer) {
    if (keyword.equals("properties")) {
      compareProperties(at, older, newer);
    } else if (keyword.equals("items") && older != null && newer != null) {
      compare(at + "/items", older, newer);
    } else if (keyword.equals("required")) {
      var lost = minus(texts(older), texts(newer));
      lost.forEach(field -> add(at + "/" + field, "is required no more"));
    } else if (keyword.equals("type")) {
      var allowed = texts(older);
      if (allowed.contains("number")) {
        allowed.add("integer");
      }
      compareSets(at, "type", older == null ? null : allowed, newer);
    } else if (keyword.equals("enum")) {
      compareSets(at, "enum", older == null ? null : texts(older), newer);
    } else if (LOWER_BOUNDS.contains(keyword)) {
      compareBound(at, keyword, older, newer, 1);
    } else if (UPPER_BOUNDS.contains(keyword)) {
      compareBound(at, keyword, older, newer, -1);
    } else if (older != null ? !older.equals(newer) : keyword.equals("$ref")) {
      add(at, "changed " + keyword);
    } else if (older == null && !NARROWING.contains(keyword)) {
      add(at, "uses " + keyword + ", which this check does not know");
    }
  }

  private void compareProperties(String at, JsonNode older, JsonNode newer) {
    if (older == null) {
      return;
    }
    for (var field : older.propertyNames()) {
      var there = newer == null ? null : newer.get(field);
      if (there == null) {
        add(at + "/" + field, "was removed");
      } else {
        compare(at + "/" + field, older.get(field), there);
      }
    }
  }

  private void compareSets(String at, String keyword, Set<String> older, JsonNode newer) {
    if (older == null) {
      return;
    }
    if (newer == null) {
      add(at, "allows any " + keyword);
      return;
    }
    minus(texts(newer), older).forEach(value -> add(at, "has a new " + keyword + ", " + value));
  }

  private void compareBound(String at, String keyword, JsonNode older, JsonNode newer, int sign) {
    if (older == null) {
      return;
    }
    if (newer == null || newer.decimalValue().compareTo(older.decimalValue()) * sign < 0) {
      add(at, "loosened " + keyword);
    }
  }

  private static Set<String> texts(JsonNode node) {
    var texts = new TreeSet<String>();
    if (node != null && node.isArray()) {
      node.forEach(value -> texts.add(value.asString()));
    } else if (node != null) {
      texts.add(node.asString());
    }
    return texts;
  }

  private static Set<String> minus(Set<String> all, Set<String> some) {
    var rest = new TreeSet<>(all);
    rest.removeAll(some);
    return rest;
  }

  private void add(String at, String what) {
    breaks.add((at.isEmpty() ? "the event" : at) + " " + what);
  }
}
