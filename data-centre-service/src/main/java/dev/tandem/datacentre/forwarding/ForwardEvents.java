package dev.tandem.datacentre.forwarding;

import java.time.Instant;
import java.util.List;

import dev.tandem.contract.Topics;
import dev.tandem.datacentre.kafka.KafkaTopics;
import dev.tandem.datacentre.kafka.KafkaWriter;
import dev.tandem.messaging.Event;
import dev.tandem.messaging.EventHandler;
import dev.tandem.messaging.RawEvent;
import dev.tandem.messaging.support.UuidV7;
import org.springframework.stereotype.Component;

/**
 * Brings every event of every topic to Kafka, a batch at a time: the inbox commits once Kafka has
 * acknowledged the whole batch. While Kafka is away events wait at the broker.
 */
@Component
class ForwardEvents {

  private final EventSchemas schemas;
  private final KafkaEvents kafkaEvents;
  private final KafkaWriter kafka;
  private final ForwardingMeters meters;

  ForwardEvents(
      EventSchemas schemas, KafkaEvents kafkaEvents, KafkaWriter kafka, ForwardingMeters meters) {
    this.schemas = schemas;
    this.kafkaEvents = kafkaEvents;
    this.kafka = kafka;
    this.meters = meters;
  }

  @EventHandler(
      group = "data-centre",
      topics = {
        Topics.WALLET,
        Topics.FUND_PURCHASE,
        Topics.FUND_PURCHASE_DEADLINE,
        Topics.FUND_PURCHASE_SUBMISSION,
        Topics.FUND_CATALOGUE,
        Topics.RISK,
        Topics.LEDGER,
        Topics.ACCOMPANIMENT,
        Topics.NOTIFICATION,
        Topics.DATA_CENTRE
      })
  void forward(List<Event<RawEvent>> events) {
    // All of them first: a batch with a bad event must not stand in Kafka twice.
    events.forEach(schemas::check);
    kafka.write(KafkaTopics.PAYMENT_EVENTS, events.stream().map(kafkaEvents::of).toList());
    var now = Instant.now();
    events.forEach(event -> meters.forwarded(UuidV7.timeOf(event.id()), now));
  }
}
