package dev.tandem.wallet;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

import dev.tandem.messaging.support.UuidV7;
import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.common.message.Message;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;

/** Decides instead of the risk service, in its words and over the real broker. */
class Risk implements DisposableBean {

  private final DefaultMQProducer producer = new DefaultMQProducer("risk-of-a-test");

  Risk(@Value("${rocketmq.name-server}") String nameServer) throws Exception {
    producer.setNamesrvAddr(nameServer);
    producer.setInstanceName("risk-" + UUID.randomUUID());
    producer.start();
  }

  UUID approves(String rechargeId) {
    return decides("RiskApproved", rechargeId, "");
  }

  UUID rejects(String rechargeId) {
    return decides("RiskRejected", rechargeId, "");
  }

  UUID holds(String rechargeId) {
    return decides("RiskHeld", rechargeId, "\"reviewId\": \"rvw_" + UuidV7.next() + "\",");
  }

  UUID requiresStepUp(String rechargeId) {
    return decides("RiskStepUpRequired", rechargeId, "");
  }

  /** Asks the owner of 12.50 yuan for the code that is sealed in {@code sealedCode}. */
  UUID requiresStepUp(String rechargeId, String ownerId, String sealedCode) {
    return decides(
        "RiskStepUpRequired", rechargeId, "\"sealedCode\": \"" + sealedCode + "\",", ownerId);
  }

  UUID decides(String decision, String rechargeId, String more) {
    return decides(decision, rechargeId, more, "owner");
  }

  private UUID decides(String decision, String rechargeId, String more, String ownerId) {
    var eventId = UuidV7.next();
    deliver(decision, rechargeId, more, ownerId, eventId);
    return eventId;
  }

  void deliver(String decision, String rechargeId, String more, UUID eventId) {
    deliver(decision, rechargeId, more, "owner", eventId);
  }

  private void deliver(
      String decision, String rechargeId, String more, String ownerId, UUID eventId) {
    var at = Instant.now();
    var body = """
        {"specversion": "1.0", "id": "%s", "source": "risk-service",
         "type": "dev.tandem.risk.%s.v1", "subject": "%s", "time": "%s", "sequence": "1",
         "datacontenttype": "application/json",
         "data": {"subjectId": "%s", "assessmentId": "asm_%s", %s "ownerId": "%s",
           "amount": {"amountMinor": 1250, "currency": "CNY"}, "reasons": [],
           "decidedAt": "%s", "sequence": 1}}""".formatted(
            eventId, decision, rechargeId, at, rechargeId, UuidV7.next(), more, ownerId, at);
    var message = new Message(
        "risk", decision, eventId + " " + rechargeId, body.getBytes(StandardCharsets.UTF_8));
    message.putUserProperty("content-type", "application/cloudevents+json");
    try {
      producer.send(message);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void destroy() {
    producer.shutdown();
  }
}
