package dev.tandem.messaging.internal.envelope;

import java.lang.reflect.RecordComponent;
import java.util.HashSet;
import java.util.Set;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.exc.InvalidDefinitionException;
import tools.jackson.databind.type.TypeFactory;

/**
 * Tells whether an event record that was written as JSON can be read back. What can be written
 * cannot always be read: JSON does not say which record of a sealed interface it holds, nor what a
 * type variable stood for.
 */
final class ReadableRecord {

  private static final TypeFactory TYPES = EventJson.MAPPER.getTypeFactory();

  private final Class<?> event;
  private final Set<JavaType> visited = new HashSet<>();

  private ReadableRecord(Class<?> event) {
    this.event = event;
  }

  /**
   * Checks all components of {@code event}, and theirs in turn.
   * @throws IllegalArgumentException if one of them cannot be read back; the message names it
   */
  static void require(Class<?> event) {
    ReadableRecord check = new ReadableRecord(event);
    if (event.getTypeParameters().length > 0) {
      throw check.unreadable("", "is generic: JSON does not say what its type variables stand for");
    }
    check.visit("", TYPES.constructType(event));
  }

  private void visit(String path, JavaType type) {
    Class<?> raw = type.getRawClass();
    if (raw.isPrimitive() || raw.isEnum() || raw == Object.class || !visited.add(type)) {
      return;
    }
    if (type.getContentType() != null) {
      visit(path, type.getContentType());
    }
    if (raw.isRecord()) {
      for (RecordComponent component : raw.getRecordComponents()) {
        visit(
            path + "." + component.getName(),
            TYPES.resolveMemberType(component.getGenericType(), type.getBindings()));
      }
    }
    if (raw.isSealed()) {
      for (Class<?> permitted : raw.getPermittedSubclasses()) {
        visit(path, TYPES.constructType(permitted));
      }
    }
    probe(path, type);
  }

  /**
   * Jackson complains about types only when it reads; other faults of the empty object do not
   * matter.
   */
  private void probe(String path, JavaType type) {
    try {
      Object unused = EventJson.MAPPER.readValue("{}", type);
    } catch (InvalidDefinitionException e) {
      throw unreadable(path, "cannot be read back: " + e.getOriginalMessage());
    } catch (JacksonException | IllegalArgumentException e) {
      // There is a reader for it, which does not take an empty object.
    }
  }

  private IllegalArgumentException unreadable(String path, String problem) {
    return new IllegalArgumentException(event.getName() + path + " " + problem);
  }
}
