package dev.tandem.messaging.internal.handover;

import java.util.Set;

/**
 * Knows the event types that instances of the same group handle in another version of the service.
 */
public interface OtherVersions {

  /** There is no other version. */
  OtherVersions NONE = new OtherVersions() {
    @Override
    public boolean handleTag(String topic, String tag) {
      return false;
    }

    @Override
    public boolean handleType(String topic, String type) {
      return false;
    }

    @Override
    public Set<String> topics() {
      return Set.of();
    }
  };

  /**
   * Whether another version handles messages of {@code topic} with {@code tag}, and this one does
   * not.
   */
  boolean handleTag(String topic, String tag);

  /** Whether another version handles events of {@code type}, and this one does not. */
  boolean handleType(String topic, String type);

  /** The topics of the types that only other versions handle. */
  Set<String> topics();
}
