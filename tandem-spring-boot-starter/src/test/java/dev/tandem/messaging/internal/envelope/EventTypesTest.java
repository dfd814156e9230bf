package dev.tandem.messaging.internal.envelope;

import dev.tandem.messaging.EventType;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class EventTypesTest {

  private static final String TYPE = "com.example.parcels.ParcelSent.v2";

  @EventType(topic = "parcels", type = TYPE, subject = "parcelId")
  record Sound(String parcelId) {}

  @EventType(topic = "parcels", type = "ParcelSent", subject = "parcelId")
  record WithoutVersion(String parcelId) {}

  @EventType(topic = "par cels", type = TYPE, subject = "parcelId")
  record WithBadTopic(String parcelId) {}

  @EventType(topic = "parcels", type = TYPE, subject = "id")
  record WithoutSubject(String parcelId) {}

  @EventType(topic = "parcels", type = TYPE, subject = "parcelId")
  record WithNumericSubject(long parcelId) {}

  @EventType(topic = "parcels", type = TYPE, subject = "parcelId", sequence = "version")
  record WithNarrowSequence(String parcelId, int version) {}

  @EventType(topic = "parcels", type = TYPE, subject = "parcelId", sequence = "version")
  record Sequenced(String parcelId, long version) {}

  @EventType(topic = "parcels", type = TYPE, subject = "parcelId", tag = "depot")
  record Tagged(String parcelId, String depot) {}

  record NotAnnotated(String parcelId) {}

  @Test
  void derivesTagAndSchemaFromTheType() {
    EventDescriptor descriptor = EventTypes.describe(Sound.class);

    assertThat(descriptor.topic()).isEqualTo("parcels");
    assertThat(descriptor.tagOf(new Sound("p-1"))).isEqualTo("ParcelSent");
    assertThat(descriptor.schemaFile()).isEqualTo("ParcelSent.v2.json");
    assertThat(descriptor.isSequenced()).isFalse();
    assertThat(descriptor).isSameAs(EventTypes.describe(Sound.class));
  }

  @Test
  void takesTheTagFromTheEventWhereItsTypeSaysSo() {
    EventDescriptor descriptor = EventTypes.describe(Tagged.class);

    assertThat(descriptor.tagOf(new Tagged("p-1", "North"))).isEqualTo("North");
    assertThat(descriptor.schemaFile()).isEqualTo("ParcelSent.v2.json");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> descriptor.tagOf(new Tagged("p-1", "North || South")))
        .withMessageContaining(".depot is the tag");
  }

  @Test
  void saysWhatIsWrongWithARecord() {
    refuses(NotAnnotated.class, "is not a record annotated with @EventType");
    refuses(String.class, "is not a record annotated with @EventType");
    refuses(WithoutVersion.class, "not <package>.<Name>.v<n>");
    refuses(WithBadTopic.class, "not a RocketMQ topic name");
    refuses(WithoutSubject.class, "has no component 'id'");
    refuses(WithNumericSubject.class, ".parcelId must be a String");
    refuses(WithNarrowSequence.class, ".version must be a long");
  }

  @Test
  void saysWhatIsWrongWithAnEvent() {
    EventDescriptor descriptor = EventTypes.describe(Sequenced.class);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> descriptor.subjectOf(new Sequenced(" ", 1)))
        .withMessageContaining("must not be empty");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> descriptor.sequenceOf(new Sequenced("p-1", 0)))
        .withMessageContaining("counts from 1");
  }

  private static void refuses(Class<?> recordType, String problem) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EventTypes.describe(recordType))
        .withMessageContaining(recordType.getName())
        .withMessageContaining(problem);
  }
}
