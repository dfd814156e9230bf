package dev.tandem.web.test;

import java.util.LinkedHashMap;
import java.util.Map;

import tools.jackson.databind.JsonNode;

/** The text fields of a request body, each with a body that has that field alone. */
record RequestFields(JsonNode document) {

  /**
   * JSON pointers of the text fields of {@code schema}, with a body where {@code %s} stands for the
   * text.
   */
  Map<String, String> of(JsonNode schema) {
    var fields = new LinkedHashMap<String, String>();
    collect(schema, "", "%s", fields);
    return fields;
  }

  private void collect(JsonNode schema, String pointer, String around, Map<String, String> fields) {
    if (schema.has("$ref")) {
      collect(document.at(schema.path("$ref").asString().substring(1)), pointer, around, fields);
    }
    for (var alternatives : new String[] {"oneOf", "anyOf", "allOf"}) {
      schema.path(alternatives).forEach(each -> collect(each, pointer, around, fields));
    }
    if (schema.path("type").toString().contains("\"string\"")) {
      fields.put(pointer, around.replace("%s", "\"%s\""));
    }
    if (schema.has("items")) {
      collect(schema.path("items"), pointer + "/0", around.replace("%s", "[%s]"), fields);
    }
    for (var property : schema.path("properties").properties()) {
      var name = property.getKey();
      var inside = around.replace("%s", "{\"" + name + "\":%s}");
      collect(property.getValue(), pointer + "/" + name, inside, fields);
    }
  }
}
