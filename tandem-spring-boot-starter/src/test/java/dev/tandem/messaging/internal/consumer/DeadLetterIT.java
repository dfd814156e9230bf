package dev.tandem.messaging.internal.consumer;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import dev.tandem.messaging.PermanentFailureException;
import dev.tandem.messaging.internal.consumer.ShopEvents.OrderPlaced;
import dev.tandem.messaging.internal.consumer.ShopEvents.ParcelPacked;
import dev.tandem.messaging.internal.consumer.ShopEvents.PaymentDue;
import dev.tandem.messaging.internal.consumer.Wire.Posted;
import dev.tandem.messaging.internal.deadletter.ActionResult;
import dev.tandem.messaging.internal.deadletter.DeadLetters;
import dev.tandem.messaging.internal.deadletter.FourEyes.Person;
import dev.tandem.messaging.internal.envelope.ContentTypes;
import io.micrometer.core.instrument.MeterRegistry;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static dev.tandem.messaging.internal.consumer.ShopHandlers.CASHIER;
import static dev.tandem.messaging.internal.consumer.ShopHandlers.COURIER;
import static dev.tandem.messaging.internal.consumer.ShopHandlers.STATISTICS;
import static dev.tandem.messaging.internal.consumer.ShopHandlers.WAREHOUSE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

@ShopTest
class DeadLetterIT {

  private static final Person OLGA = new Person("olga", false);
  private static final Person OTTO = new Person("otto", false);
  private static final Person ANNA = new Person("anna", true);
  private static final Person PETRA = new Person("petra", true);
  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

  @Autowired
  Wire wire;

  @Autowired
  Effects effects;

  @Autowired
  Script script;

  @Autowired
  DeadLetters deadLetters;

  @Autowired
  MeterRegistry meters;

  @LocalServerPort
  int port;

  private final String order = "ord-" + UUID.randomUUID();
  private DeadLettersClient operator;

  @BeforeEach
  void meetTheOperator() {
    operator = new DeadLettersClient(port);
  }

  @Test
  void keepsWhatFailsForGoodAndHandlesItWhenTheOperatorRetries() {
    failForGood(WAREHOUSE, order);
    Posted placed = new Posted(
        UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057"),
        new OrderPlaced(order, 5),
        "00-" + TRACE + "-b7ad6b7169203331-01");
    wire.post(placed);

    Map<String, Object> letter = operator.await(WAREHOUSE, "subject", order);

    assertThat(letter)
        .containsEntry("failureKind", "PERMANENT")
        .containsEntry("errorMessage", "the order cannot be packed")
        .containsEntry("attempts", 1)
        .containsEntry("traceId", TRACE)
        .containsEntry("eventType", "com.example.shop.OrderPlaced.v1");
    script.behave(WAREHOUSE, order);
    assertThat(operator.retry(letter.get("id")).getStatusCode().value()).isEqualTo(200);
    assertThat(effects.of(WAREHOUSE, order)).containsExactly(placed.id());
    Awaitility.await()
        .untilAsserted(() -> assertThat(effects.of(COURIER, order)).hasSize(1));
    assertThat(operator.retry(letter.get("id")).getStatusCode().value()).isEqualTo(409);
    assertThat(actions(letter))
        .singleElement()
        .satisfies(action -> assertThat(action)
            .containsEntry("action", "RETRY")
            .containsEntry("actor", "operator")
            .containsEntry("reason", "mended")
            .containsEntry("outcome", "RESOLVED"));
  }

  @Test
  void dropsFurtherDeliveriesOfADeadLetteredEvent() {
    failForGood(WAREHOUSE, order);
    Posted placed = Posted.of(new OrderPlaced(order, 5));
    wire.post(placed);
    operator.await(WAREHOUSE, "subject", order);
    script.behave(WAREHOUSE, order);
    double before = duplicates();

    wire.post(placed);

    Awaitility.await().untilAsserted(() -> assertThat(duplicates()).isGreaterThan(before));
    assertThat(effects.of(WAREHOUSE, order)).isEmpty();
  }

  @Test
  void recordsARetryThatFailsAndKeepsTheLetterOpen() {
    failForGood(WAREHOUSE, order);
    wire.send(new OrderPlaced(order, 5));
    Map<String, Object> letter = operator.await(WAREHOUSE, "subject", order);

    var answer = operator.retry(letter.get("id"));

    assertThat(answer.getStatusCode().value()).isEqualTo(422);
    assertThat(answer.getBody()).containsEntry("status", "OPEN");
    assertThat(operator.get("/health").getBody()).containsEntry("status", "DEGRADED");
    assertThat(operator.get("/health").getStatusCode().value()).isEqualTo(200);
    assertThat(actions(letter))
        .singleElement()
        .satisfies(action -> assertThat(action).containsEntry("outcome", "FAILED"));
    assertThat(effects.of(WAREHOUSE, order)).isEmpty();
  }

  @Test
  void handlesWhatAnOperatorHasMadeOfItAndKeepsWhatCame() {
    failForGood(WAREHOUSE, order);
    wire.send(new OrderPlaced(order, 5));
    Map<String, Object> letter = operator.await(WAREHOUSE, "subject", order);
    String came = details(letter).get("body").toString();
    String mended = "ord-" + UUID.randomUUID();

    assertThat(operator.edit(letter.get("id"), "not even JSON").getStatusCode().value())
        .isEqualTo(200);
    assertThat(operator.retry(letter.get("id")).getStatusCode().value()).isEqualTo(422);
    operator.edit(letter.get("id"), came.replace(order, mended));
    assertThat(effects.of(WAREHOUSE, mended)).isEmpty();
    assertThat(operator.retry(letter.get("id")).getStatusCode().value()).isEqualTo(200);

    assertThat(effects.of(WAREHOUSE, mended)).hasSize(1);
    assertThat(effects.of(WAREHOUSE, order)).isEmpty();
    assertThat(details(letter))
        .containsEntry("body", came)
        .extracting("edit")
        .asString()
        .contains(mended, "operator", "the number was wrong");
    assertThat(actions(letter))
        .extracting(it -> it.get("action") + " " + it.get("outcome"))
        .containsExactly("EDIT EDITED", "RETRY FAILED", "EDIT EDITED", "RETRY RESOLVED");
    assertThat(operator.edit(letter.get("id"), came).getStatusCode().value()).isEqualTo(409);
  }

  @Test
  void letsSomebodyElseDecideOnAnEdit() {
    failForGood(WAREHOUSE, order);
    wire.send(new OrderPlaced(order, 5));
    Map<String, Object> letter = operator.await(WAREHOUSE, "subject", order);
    UUID id = UUID.fromString(letter.get("id").toString());
    String mended = "ord-" + UUID.randomUUID();
    String edit = details(letter).get("body").toString().replace(order, mended);
    deadLetters.edit(id, edit, OLGA, "the number was wrong");

    assertThat(deadLetters.retry(id, OLGA, null)).isInstanceOf(ActionResult.OwnEdit.class);
    assertThat(deadLetters.retry(id, OTTO, null)).isInstanceOf(ActionResult.NotAnApprover.class);
    assertThat(effects.of(WAREHOUSE, mended)).isEmpty();
    assertThat(details(letter)).containsEntry("status", "OPEN");

    assertThat(deadLetters.retry(id, ANNA, null)).isInstanceOf(ActionResult.Resolved.class);
    assertThat(effects.of(WAREHOUSE, mended)).hasSize(1);
  }

  @Test
  void discardsForAReasonOnly() {
    failForGood(WAREHOUSE, order);
    wire.send(new OrderPlaced(order, 5));
    Object id = operator.await(WAREHOUSE, "subject", order).get("id");

    var refused = operator.post("/deadletters/" + id, Map.of("action", "discard"));
    var accepted = operator.discard(id);

    assertThat(refused.getStatusCode().value()).isEqualTo(400);
    assertThat(accepted.getStatusCode().value()).isEqualTo(200);
    assertThat(operator.get("/deadletters/" + id).getBody()).containsEntry("status", "DISCARDED");
    assertThat(operator.discard(id).getStatusCode().value()).isEqualTo(409);
  }

  @Test
  void takesTwoPeopleToDiscardWhereTheTopicDoes() {
    UUID id = aLetterOf(WAREHOUSE, new OrderPlaced(order, 5));

    assertThat(deadLetters.discard(id, ANNA, "a test")).isInstanceOf(ActionResult.Proposed.class);
    assertThat(deadLetters.discard(id, ANNA, "a test"))
        .isInstanceOf(ActionResult.OwnProposal.class);
    assertThat(deadLetters.discard(id, OTTO, "a test"))
        .isInstanceOf(ActionResult.NotAnApprover.class);
    assertThat(operator.get("/deadletters/" + id).getBody()).containsEntry("status", "OPEN");

    assertThat(deadLetters.discard(id, PETRA, "a test")).isInstanceOf(ActionResult.Discarded.class);
    assertThat(actions(Map.of("id", id)))
        .extracting(it -> it.get("action") + " " + it.get("outcome") + " " + it.get("actor"))
        .containsExactly("DISCARD PROPOSED anna", "DISCARD DISCARDED petra");
  }

  @Test
  void proposesADiscardAnewOnceTheLetterIsEdited() {
    UUID id = aLetterOf(WAREHOUSE, new OrderPlaced(order, 5));
    deadLetters.discard(id, OLGA, "a test");
    deadLetters.edit(id, "{}", OTTO, "not so fast");

    assertThat(deadLetters.discard(id, ANNA, "a test")).isInstanceOf(ActionResult.Proposed.class);
  }

  @Test
  void letsWhoProposedADiscardTakeItBack() {
    UUID id = aLetterOf(WAREHOUSE, new OrderPlaced(order, 5));
    assertThat(deadLetters.withdraw(id, OLGA, null)).isInstanceOf(ActionResult.NoOwnProposal.class);
    deadLetters.discard(id, OLGA, "a test");

    assertThat(deadLetters.withdraw(id, ANNA, null)).isInstanceOf(ActionResult.NoOwnProposal.class);
    assertThat(deadLetters.withdraw(id, OLGA, "a mistake"))
        .isInstanceOf(ActionResult.Withdrawn.class);

    assertThat(deadLetters.discard(id, ANNA, "a test")).isInstanceOf(ActionResult.Proposed.class);
  }

  @Test
  void letsOnePersonDiscardWhereTheTopicTakesNoMore() {
    UUID id = aLetterOf(CASHIER, new PaymentDue(order));

    assertThat(deadLetters.discard(id, OLGA, "a test")).isInstanceOf(ActionResult.Discarded.class);
  }

  @Test
  void refusesWhatMakesNoSense() {
    assertThat(operator.get("/deadletters/" + UUID.randomUUID()).getStatusCode().value())
        .isEqualTo(404);
    assertThat(operator.get("/deadletters/nonsense").getStatusCode().value()).isEqualTo(404);
    assertThat(operator.retry(UUID.randomUUID()).getStatusCode().value()).isEqualTo(404);
    assertThat(operator.get("/deadletters?limit=1000").getStatusCode().value()).isEqualTo(400);
    assertThat(operator.get("/deadletters?status=NEW").getStatusCode().value()).isEqualTo(400);
    var unknown = operator.post("/deadletters/" + UUID.randomUUID(), Map.of("action", "forget"));
    assertThat(unknown.getStatusCode().value()).isEqualTo(400);
  }

  @Test
  void recordsWhatTheBrokerGaveUpOnWithTheLastError() {
    script.failing(COURIER, order, Integer.MAX_VALUE);
    Posted packed = Posted.of(new ParcelPacked(order));

    wire.post(packed);

    Map<String, Object> letter = operator.await(COURIER, "subject", order);
    assertThat(letter)
        .containsEntry("failureKind", "RETRIES_EXHAUSTED")
        .containsEntry("errorMessage", "scripted failure of " + order)
        .containsEntry("attempts", 1);
    script.behave(COURIER, order);
    operator.retry(letter.get("id"));
    assertThat(effects.of(COURIER, order)).containsExactly(packed.id());
  }

  @Test
  void retriesAnOutsideCallBeforeItsTransactionToo() {
    failForGood(CASHIER, order);
    UUID due = wire.send(new PaymentDue(order));
    Object id = operator.await(CASHIER, "subject", order).get("id");
    script.behave(CASHIER, order);

    assertThat(operator.retry(id).getStatusCode().value()).isEqualTo(200);

    assertThat(effects.of(CASHIER, order)).containsExactly(due);
  }

  @Test
  void keepsPoisonWithItsBytesAndHandlesTheGoodEventsAroundIt() {
    Posted good = Posted.of(new OrderPlaced(order, 5));
    String broken = "{\"specversion\":\"1.0\",\"id\":\"17\",\"subject\":\"" + order + "\"}";
    String batch = "[" + broken + "," + new String(good.json(), UTF_8) + ",17]";
    wire.send("shop-orders", "OrderPlaced", ContentTypes.BATCH, batch);

    effects.await(WAREHOUSE, order, good.id());
    effects.await(STATISTICS, order, good.id());
    Map<String, Object> letter = awaitBody(WAREHOUSE, broken);
    assertThat(letter).containsEntry("failureKind", "UNREADABLE");
    awaitBody(WAREHOUSE, "17");
  }

  @Test
  void keepsEveryKindOfUnreadableMessage() {
    String truncated = "[{\"specversion\":\"1.0\",\"id\":\"" + order;
    String id =
        wire.send("shop-payments", "PaymentDue", ContentTypes.BATCH, truncated.getBytes(UTF_8));
    assertThat(body(operator.await(CASHIER, "messageId", id))).isEqualTo(truncated);

    id = wire.send("shop-payments", "PaymentDue", "text/plain", order.getBytes(UTF_8));
    assertThat(body(operator.await(CASHIER, "messageId", id))).isEqualTo(order);

    byte[] noText = {(byte) 0xFF, (byte) 0xFE, 0, 1};
    id = wire.send("shop-payments", "PaymentDue", ContentTypes.EVENT, noText);
    Map<String, Object> letter = operator.await(CASHIER, "messageId", id);
    assertThat(details(letter)).containsEntry("bodyBase64", "//4AAQ==");

    String huge = "{\"filling\":\"" + "x".repeat(3_000_000) + "\"}";
    id = wire.send("shop-payments", "PaymentDue", ContentTypes.EVENT, huge.getBytes(UTF_8));
    assertThat(body(operator.await(CASHIER, "messageId", id))).hasSize(huge.length());
  }

  @Test
  void keepsATypeNobodyKnowsAndDataThatDoesNotFit() {
    Posted placed = Posted.of(new OrderPlaced(order, 5));
    String unknown = new String(placed.json(), UTF_8).replace("OrderPlaced.v1", "OrderPlaced.v9");
    wire.send("shop-orders", "OrderPlaced", ContentTypes.EVENT, unknown);
    assertThat(operator.await(WAREHOUSE, "subject", order))
        .containsEntry("failureKind", "UNKNOWN_TYPE");

    String other = order + "-unfit";
    String unfit = new String(Posted.of(new OrderPlaced(other, 5)).json(), UTF_8);
    wire.send(
        "shop-orders",
        "OrderPlaced",
        ContentTypes.EVENT,
        unfit.replace("\"totalMinor\":5", "\"totalMinor\":\"many\""));
    assertThat(operator.await(WAREHOUSE, "subject", other))
        .containsEntry("failureKind", "UNREADABLE");
  }

  @Test
  void retriesAWholeGroup() {
    List<String> orders = List.of(order + "-1", order + "-2", order + "-3");
    orders.forEach(each -> failForGood(STATISTICS, each));
    orders.forEach(each -> wire.send(new OrderPlaced(each, 5)));
    orders.forEach(each -> operator.await(STATISTICS, "subject", each));
    orders.forEach(each -> script.behave(STATISTICS, each));

    var answer = operator.post(
        "/deadletters", Map.of("action", "retry", "group", STATISTICS, "reason", "mended"));

    assertThat(answer.getStatusCode().value()).isEqualTo(202);
    orders.forEach(each -> Awaitility.await()
        .untilAsserted(() -> assertThat(effects.of(STATISTICS, each)).hasSize(1)));
    Awaitility.await()
        .untilAsserted(() -> assertThat(operator.open(STATISTICS))
            .extracting(letter -> letter.get("subject"))
            .doesNotContainAnyElementsOf(orders));
  }

  private UUID aLetterOf(String group, Record event) {
    failForGood(group, order);
    wire.send(event);
    return UUID.fromString(operator.await(group, "subject", order).get("id").toString());
  }

  private double duplicates() {
    var counter = meters
        .find("tandem.consumer.events")
        .tags("group", WAREHOUSE, "outcome", "duplicate")
        .counter();
    return counter == null ? 0 : counter.count();
  }

  private void failForGood(String group, String subject) {
    script.on(group, subject, event -> {
      throw new PermanentFailureException("the order cannot be packed");
    });
  }

  private Map<String, Object> details(Map<String, Object> letter) {
    return operator.get("/deadletters/" + letter.get("id")).getBody();
  }

  private String body(Map<String, Object> letter) {
    return (String) details(letter).get("body");
  }

  private Map<String, Object> awaitBody(String group, String body) {
    return Awaitility.await()
        .until(
            () -> operator.open(group).stream()
                .filter(letter -> body.equals(body(letter)))
                .findFirst()
                .orElse(null),
            found -> found != null);
  }

  @SuppressWarnings("unchecked")
  private List<Map<String, Object>> actions(Map<String, Object> letter) {
    return (List<Map<String, Object>>) details(letter).get("actions");
  }
}
