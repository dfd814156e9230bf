package dev.tandem.messaging.internal.envelope;

import com.fasterxml.jackson.annotation.JsonInclude;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON of events. The mapper is ours and fixed: an application that tunes its own must not change
 * what other services read.
 */
public final class EventJson {

  static final JsonMapper MAPPER = JsonMapper.builder()
      .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
      .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
      .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
      .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
      .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
      .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
      .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
      .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
      // Names, not toString(): renaming for people must not rename on the wire.
      .disable(EnumFeature.READ_ENUMS_USING_TO_STRING, EnumFeature.WRITE_ENUMS_USING_TO_STRING)
      .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
      .changeDefaultPropertyInclusion(any -> any.withValueInclusion(JsonInclude.Include.NON_NULL))
      .build();

  private EventJson() {}

  /**
   * Binds an event's data to its record. Unknown fields are ignored, so that a newer publisher can
   * be read.
   *
   * @throws UnreadableMessageException if the data does not fit the record
   */
  public static <T> T bind(JsonNode data, Class<T> recordType) {
    try {
      T bound = MAPPER.treeToValue(data, recordType);
      if (bound == null) {
        throw new UnreadableMessageException("data is null, not a " + recordType.getSimpleName());
      }
      return bound;
    } catch (JacksonException e) {
      throw new UnreadableMessageException(
          "data is not a " + recordType.getSimpleName() + ": " + e.getOriginalMessage(), e);
    }
  }
}
