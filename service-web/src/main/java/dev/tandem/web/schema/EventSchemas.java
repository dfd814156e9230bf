package dev.tandem.web.schema;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;

/**
 * The schemas on the class path, {@code schemas/<type>.json}. An event names its schema by the last
 * two parts of its type, so the service does not start if two types share them.
 */
final class EventSchemas {

  private static final Pattern FILE = Pattern.compile("(?:.*\\.)?([^.]+\\.v[0-9]+\\.json)");

  private final Map<String, byte[]> schemas;

  private EventSchemas(Map<String, byte[]> schemas) {
    this.schemas = schemas;
  }

  static EventSchemas onClassPath(ResourcePatternResolver resources) {
    try {
      return new EventSchemas(Stream.of(resources.getResources("classpath*:schemas/*.json"))
          .collect(Collectors.toUnmodifiableMap(EventSchemas::nameOf, EventSchemas::read)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The schema in {@code file}, such as {@code RechargeCompleted.v1.json}. */
  Optional<byte[]> find(String file) {
    return Optional.ofNullable(schemas.get(file));
  }

  private static String nameOf(Resource schema) {
    var name = FILE.matcher(String.valueOf(schema.getFilename()));
    if (!name.matches()) {
      throw new IllegalStateException(schema + " is not named <type>.v<n>.json");
    }
    return name.group(1);
  }

  private static byte[] read(Resource schema) {
    try {
      return schema.getContentAsByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
