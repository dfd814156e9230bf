package dev.tandem.accompaniment.journey;

import java.io.StringReader;
import java.util.HashMap;
import java.util.Map;

import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A YAML file as JSON, with the line of each of its values.
 *
 * @param lines by JSON pointer
 */
record LinedYaml(JsonNode json, Map<String, Integer> lines) {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /**
   * Reads one document.
   *
   * @throws org.yaml.snakeyaml.error.MarkedYAMLException if it is not YAML
   */
  static LinedYaml read(String text) {
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    Node root = new Yaml(options).compose(new StringReader(text));
    Map<String, Integer> lines = new HashMap<>();
    return new LinedYaml(root == null ? JSON.nullNode() : json(root, "", lines), lines);
  }

  /** The line of {@code pointer}, or of the closest value around it. */
  int line(String pointer) {
    String at = pointer;
    while (!at.isEmpty() && !lines.containsKey(at)) {
      at = at.substring(0, Math.max(0, at.lastIndexOf('/')));
    }
    return lines.getOrDefault(at, 1);
  }

  private static JsonNode json(Node node, String pointer, Map<String, Integer> lines) {
    lines.putIfAbsent(pointer, node.getStartMark().getLine() + 1);
    return switch (node) {
      case MappingNode mapping -> {
        var object = JSON.objectNode();
        for (NodeTuple tuple : mapping.getValue()) {
          String key = ((ScalarNode) tuple.getKeyNode()).getValue();
          String child = pointer + "/" + key;
          lines.put(child, tuple.getKeyNode().getStartMark().getLine() + 1);
          object.set(key, json(tuple.getValueNode(), child, lines));
        }
        yield object;
      }
      case SequenceNode sequence -> {
        var array = JSON.arrayNode();
        for (Node item : sequence.getValue()) {
          array.add(json(item, pointer + "/" + array.size(), lines));
        }
        yield array;
      }
      case ScalarNode scalar -> scalar(scalar);
      default -> JSON.nullNode();
    };
  }

  private static JsonNode scalar(ScalarNode scalar) {
    String text = scalar.getValue();
    if (scalar.getTag().equals(Tag.INT) && text.matches("\\d{1,9}")) {
      return JSON.numberNode(Integer.parseInt(text));
    }
    // YAML takes yes and on for booleans too: here they are text, which a boolean may not be.
    if (scalar.getTag().equals(Tag.BOOL) && (text.equals("true") || text.equals("false"))) {
      return JSON.booleanNode(text.equals("true"));
    }
    return scalar.getTag().equals(Tag.NULL) ? JSON.nullNode() : JSON.stringNode(text);
  }
}
