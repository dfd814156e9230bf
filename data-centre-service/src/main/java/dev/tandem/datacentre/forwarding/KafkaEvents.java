package dev.tandem.datacentre.forwarding;

import dev.tandem.datacentre.kafka.KafkaWriter.Entry;
import dev.tandem.messaging.Event;
import dev.tandem.messaging.RawEvent;
import dev.tandem.web.secret.FundingTokens;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Events as they stand in Kafka: the CloudEvents JSON that was published, with its topic as the
 * extension {@code topic}. Who reads Kafka can neither charge a bank account nor confirm a payment:
 * a funding token is a keyed hash there, the same for every use of it, and one-time codes are left
 * out.
 */
@Component
class KafkaEvents {

  private static final String TOKEN = "fundingToken";
  private static final String CODE = "sealedCode";
  private static final JsonMapper JSON = new JsonMapper();

  private final FundingTokens tokens;

  KafkaEvents(FundingTokens tokens) {
    this.tokens = tokens;
  }

  /** The record of {@code event}; its key is the owner, or the subject where none is named. */
  Entry of(Event<RawEvent> event) {
    var raw = event.data();
    var envelope = (ObjectNode) JSON.readTree(raw.envelope());
    envelope.put("topic", raw.topic());
    if (envelope.path("data") instanceof ObjectNode data) {
      data.remove(CODE);
      if (data.hasNonNull(TOKEN)) {
        var wallet = data.path("walletId").asString("");
        data.put(TOKEN, tokens.hash(wallet, data.path(TOKEN).asString()));
      }
    }
    return new Entry(
        raw.data().path("ownerId").asString(event.subject()), JSON.writeValueAsString(envelope));
  }
}
