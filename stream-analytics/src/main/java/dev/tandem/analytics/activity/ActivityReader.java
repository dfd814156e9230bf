package dev.tandem.analytics.activity;

import dev.tandem.analytics.activity.Activities.UnreadableException;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.SimpleCounter;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads activities from records of Kafka. What is no event is counted and never stops the job. */
public final class ActivityReader implements KafkaRecordDeserializationSchema<Activity> {

  private static final Logger log = LoggerFactory.getLogger(ActivityReader.class);
  private static final long serialVersionUID = 1;

  private transient Counter unreadable = new SimpleCounter();

  @Override
  public void open(DeserializationSchema.InitializationContext context) {
    unreadable = context.getMetricGroup().counter("unreadable");
  }

  @Override
  public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<Activity> out) {
    if (record.value() == null) {
      return;
    }
    try {
      Activities.read(record.value()).ifPresent(out::collect);
    } catch (UnreadableException e) {
      unreadable.inc();
      log.warn("{}-{}@{} is skipped", record.topic(), record.partition(), record.offset(), e);
    }
  }

  @Override
  public TypeInformation<Activity> getProducedType() {
    return TypeInformation.of(Activity.class);
  }
}
