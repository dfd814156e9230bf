package dev.tandem.datacentre.forwarding;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.tandem.messaging.Event;
import dev.tandem.messaging.PermanentFailureException;
import dev.tandem.messaging.RawEvent;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * The released schemas of the suite's events. Analytics may rely on what stands in Kafka; an event
 * of a type that is newer than this service, or a service's own, has no schema here and passes.
 */
@Component
class EventSchemas {

  private static final String SUFFIX = ".json";

  private final Map<String, Schema> schemas;
  private final ForwardingMeters meters;

  EventSchemas(ResourcePatternResolver resources, ForwardingMeters meters) {
    this.meters = meters;
    var registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    try {
      this.schemas = Stream.of(resources.getResources("classpath*:schemas/dev.tandem.*" + SUFFIX))
          .collect(Collectors.toUnmodifiableMap(
              EventSchemas::type, file -> registry.getSchema(text(file))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Holds an event against the schema of its type.
   *
   * @throws PermanentFailureException if it does not fit
   */
  void check(Event<RawEvent> event) {
    var schema = schemas.get(event.type());
    if (schema == null) {
      meters.unknownType();
      return;
    }
    var errors = schema.validate(
        event.data().data(),
        context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
    if (!errors.isEmpty()) {
      throw new PermanentFailureException(
          "The event does not fit its schema: " + errors.getFirst().getMessage());
    }
  }

  private static String type(Resource file) {
    var name = String.valueOf(file.getFilename());
    return name.substring(0, name.length() - SUFFIX.length());
  }

  private static String text(Resource file) {
    try {
      return file.getContentAsString(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
