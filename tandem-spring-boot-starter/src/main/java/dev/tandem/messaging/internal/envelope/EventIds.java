package dev.tandem.messaging.internal.envelope;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ser.std.StdSerializer;

/** Ids of events as people see them: {@code evt_} and a UUID. */
public final class EventIds {

  private static final String PREFIX = "evt_";

  private EventIds() {}

  /** Reads an id with or without its prefix; none if it is not an id. */
  public static Optional<UUID> parse(String text) {
    try {
      return Optional.of(
          UUID.fromString(text.startsWith(PREFIX) ? text.substring(PREFIX.length()) : text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Reads ids that are separated by commas; none if one of them is not an id. */
  public static Optional<Set<UUID>> parseAll(String text) {
    Set<UUID> ids = new LinkedHashSet<>();
    for (String one : text.split(",")) {
      Optional<UUID> id = parse(one.strip());
      if (id.isEmpty()) {
        return Optional.empty();
      }
      ids.add(id.get());
    }
    return Optional.of(ids);
  }

  /** The id with its prefix. */
  public static String format(UUID id) {
    return PREFIX + id;
  }

  /** Writes ids with their prefix. */
  public static final class Json extends StdSerializer<UUID> {

    public Json() {
      super(UUID.class);
    }

    @Override
    public void serialize(UUID id, JsonGenerator json, SerializationContext context) {
      json.writeString(format(id));
    }
  }
}
