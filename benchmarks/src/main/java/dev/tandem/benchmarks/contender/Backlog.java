package dev.tandem.benchmarks.contender;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;

import dev.tandem.benchmarks.stack.Environment;
import dev.tandem.benchmarks.workload.Command;
import dev.tandem.benchmarks.workload.Commands;
import dev.tandem.benchmarks.workload.Recharged;
import dev.tandem.benchmarks.workload.Wallets;
import dev.tandem.messaging.internal.envelope.ContentTypes;
import dev.tandem.messaging.internal.envelope.EnvelopeWriter;
import dev.tandem.messaging.internal.envelope.EventAttributes;
import dev.tandem.messaging.internal.envelope.MessageHeaders;
import dev.tandem.messaging.support.UuidV7;
import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.common.message.Message;

/** Fills topics faster than requests could, with messages of one event each. */
public final class Backlog {

  private static final int BATCH = 500;

  private Backlog() {}

  /** One contender's way of writing an event. */
  private interface Writer {
    Message write(Command command);
  }

  /** Sends {@code count} events as {@code tandem-one-by-one} publishes them. */
  public static void ofTandem(Environment environment, int count) throws Exception {
    send(environment, TandemOneByOne.TOPIC, count, Backlog::tandemMessage);
  }

  /** Sends {@code count} events as {@code polling-outbox} publishes them. */
  public static void ofPolling(Environment environment, int count) throws Exception {
    send(
        environment,
        PollingOutbox.TOPIC,
        count,
        command -> Producers.message(PollingOutbox.TOPIC, Recharged.of(command)));
  }

  private static void send(Environment environment, String topic, int count, Writer writer)
      throws Exception {
    environment.createTopic(topic);
    DefaultMQProducer producer = Producers.plain(environment, "backlog-" + topic);
    Commands commands = new Commands();
    try {
      for (int sent = 0; sent < count; sent += BATCH) {
        List<Message> batch = new ArrayList<>(BATCH);
        for (int i = 0; i < Math.min(BATCH, count - sent); i++) {
          batch.add(writer.write(commands.next(Wallets.SPREAD)));
        }
        producer.send(batch);
      }
    } finally {
      producer.shutdown();
    }
  }

  private static Message tandemMessage(Command command) {
    UUID id = UuidV7.next();
    byte[] body = EnvelopeWriter.write(
        new EventAttributes(
            id,
            "backlog",
            "dev.tandem.benchmarks.OneRecharged.v1",
            Long.toString(command.id()),
            Instant.now(),
            OptionalLong.empty(),
            null,
            null),
        new TandemOneByOne.OneRecharged(
            Long.toString(command.id()),
            command.walletId(),
            command.amountMinor(),
            command.details()));
    Message message = new Message(TandemOneByOne.TOPIC, "OneRecharged", id.toString(), body);
    message.putUserProperty(MessageHeaders.CONTENT_TYPE, ContentTypes.EVENT);
    message.putUserProperty(MessageHeaders.SOURCE, "backlog");
    message.putUserProperty(MessageHeaders.MESSAGE_ID, id.toString());
    return message;
  }
}
