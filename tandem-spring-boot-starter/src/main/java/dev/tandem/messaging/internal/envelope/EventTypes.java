package dev.tandem.messaging.internal.envelope;

/** Finds the {@link EventDescriptor} of an event record; each class is examined once. */
public final class EventTypes {

  private static final ClassValue<EventDescriptor> DESCRIPTORS = new ClassValue<>() {
    @Override
    protected EventDescriptor computeValue(Class<?> recordType) {
      return new EventDescriptor(recordType);
    }
  };

  private EventTypes() {}

  /**
   * The description of {@code recordType} on the wire.
   *
   * @throws IllegalArgumentException if it cannot be an event record; the message says why
   */
  public static EventDescriptor describe(Class<?> recordType) {
    return DESCRIPTORS.get(recordType);
  }
}
