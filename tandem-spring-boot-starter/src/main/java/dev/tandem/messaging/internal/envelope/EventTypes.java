package dev.tandem.messaging.internal.envelope;

/** Finds the {@link EventDescriptor} of an event record; each class is looked at once. */
public final class EventTypes {

  private static final ClassValue<EventDescriptor> DESCRIPTORS = new ClassValue<>() {
    @Override
    protected EventDescriptor computeValue(Class<?> recordType) {
      return new EventDescriptor(recordType);
    }
  };

  private EventTypes() {}

  /**
   * What {@code recordType} is on the wire.
   *
   * @throws IllegalArgumentException if it is not a sound event record; the message says what is
   *     wrong
   */
  public static EventDescriptor describe(Class<?> recordType) {
    return DESCRIPTORS.get(recordType);
  }
}
