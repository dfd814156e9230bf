package dev.tandem.notification.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import java.util.stream.IntStream;

import dev.tandem.messaging.support.UuidV7;
import dev.tandem.notification.PublicIds;
import dev.tandem.notification.ServiceIT;
import dev.tandem.web.work.Retention;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The queue alone, a hundred years ahead, where the running service takes nothing from it. */
class DeliveryQueueIT extends ServiceIT {

  private static final Instant NOW = Instant.parse("2126-11-20T10:00:00Z");
  private static final Duration RETENTION = Duration.ofDays(30);
  private static final Duration LEASE = Duration.ofMinutes(1);

  private static final int WAITING = 3_000;

  @Autowired
  private JdbcDeliveries deliveries;

  @Autowired
  private TransactionOperations transaction;

  @Test
  void aDeliveryWhoseSenderDiedIsTakenAgainWhenItsLeaseEnds() {
    UUID endpoint = anEndpoint();
    plan(1);
    TakenDelivery first = take(4, 10, NOW).getFirst();

    assertThat(take(4, 10, NOW.plus(LEASE).minusMillis(1))).isEmpty();
    TakenDelivery second = take(4, 10, NOW.plus(LEASE)).getFirst();

    assertThat(second.id()).isEqualTo(first.id());
    assertThat(second.attempts()).isEqualTo(2);
    assertThat(second.failures()).isZero();
    assertThat(second.endpointId()).isEqualTo(endpoint);
  }

  @Test
  void aSenderThatOutlivedItsLeaseDoesNotOverwriteTheNext() {
    UUID endpoint = anEndpoint();
    plan(1);
    TakenDelivery late = take(4, 10, NOW).getFirst();
    TakenDelivery current = take(4, 10, NOW.plus(LEASE)).getFirst();

    assertThat(deliveries.record(late, failure(), DeliveryStatus.FAILED, null)).isFalse();
    assertThat(deliveries.record(current, success(), DeliveryStatus.SUCCEEDED, null))
        .isTrue();
    assertThat(deliveries.record(late, failure(), DeliveryStatus.FAILED, null)).isFalse();

    assertThat(deliveries.find(endpoint, current.id()).orElseThrow().status())
        .isEqualTo(DeliveryStatus.SUCCEEDED);
  }

  @Test
  void noEndpointTakesMoreThanItsShare() {
    UUID busy = anEndpoint();
    UUID idle = anEndpoint();
    plan(20);

    List<TakenDelivery> taken = deliveries.take(Map.of(busy, 3), 4, 100, NOW, NOW.plus(LEASE));

    assertThat(taken).filteredOn(delivery -> delivery.endpointId().equals(busy)).hasSize(1);
    assertThat(taken).filteredOn(delivery -> delivery.endpointId().equals(idle)).hasSize(4);
    assertThat(deliveries.take(Map.of(busy, 4, idle, 5), 4, 100, NOW, NOW.plus(LEASE)))
        .isEmpty();
  }

  @Test
  void takesNoMoreThanThereIsRoomForAndTheOldestFirst() {
    UUID endpoint = anEndpoint();
    UUID second = planAt(NOW.minusSeconds(2));
    UUID fourth = planAt(NOW);
    UUID first = planAt(NOW.minusSeconds(3));
    UUID third = planAt(NOW.minusSeconds(1));

    take(10, 2, NOW);
    assertThat(beingSentTo(endpoint)).containsExactlyInAnyOrder(first, second);
    take(10, 1, NOW);
    assertThat(beingSentTo(endpoint))
        .containsExactlyInAnyOrder(first, second, third)
        .doesNotContain(fourth);
  }

  @Test
  void instancesThatTakeAtTheSameTimeTakeDifferentDeliveries() throws Exception {
    anEndpoint();
    anEndpoint();
    plan(100);
    try (var instances = Executors.newFixedThreadPool(4)) {
      Callable<List<TakenDelivery>> instance = () ->
          IntStream.range(0, 10).boxed().flatMap(i -> take(4, 8, NOW).stream()).toList();
      List<UUID> taken = new ArrayList<>();
      for (Future<List<TakenDelivery>> future :
          instances.invokeAll(List.of(instance, instance, instance, instance))) {
        future.get().forEach(delivery -> taken.add(delivery.id()));
      }
      assertThat(taken).hasSizeGreaterThan(150).doesNotHaveDuplicates();
    }
  }

  @Test
  void cancelsWhatWasPlannedWhileItsEndpointWasBeingDisabled() {
    UUID endpoint = anEndpoint();
    plan(2);
    TakenDelivery given = take(1, 1, NOW).getFirst();
    disable(endpoint);

    assertThat(take(4, 10, NOW.plus(LEASE))).isEmpty();
    deliveries.cancelOfDisabled(NOW.plus(LEASE));

    assertThat(deliveries.page(endpoint, null, 10))
        .extracting(DeliveryAnswer::status)
        .containsOnly(DeliveryStatus.CANCELLED);
    assertThat(deliveries.record(given, success(), DeliveryStatus.SUCCEEDED, null))
        .isFalse();
  }

  @Test
  void doesNotResendWhatIsBeingSent() {
    UUID endpoint = anEndpoint();
    plan(1);
    TakenDelivery taken = take(4, 10, NOW).getFirst();
    String path = "/v1/webhook-endpoints/" + PublicIds.ENDPOINT.format(endpoint) + "/deliveries/"
        + PublicIds.DELIVERY.format(taken.id()) + "/resend";

    assertThat(api.post(path, "").code()).isEqualTo("delivery-in-progress");
  }

  @Test
  void oldEventsGoWithTheirDeliveriesAndNewOnesStay() {
    UUID endpoint = anEndpoint();
    UUID old = planAt(NOW.minus(RETENTION).minusSeconds(1));
    UUID young = planAt(NOW.minus(RETENTION));
    setAll(DeliveryStatus.SUCCEEDED);

    retain();

    assertThat(eventsOf(endpoint)).containsExactly(young).doesNotContain(old);
  }

  @ParameterizedTest
  @EnumSource(names = {"PENDING", "SENDING"})
  void whatIsStillToBeSentStaysHoweverOldItIs(DeliveryStatus unfinished) {
    UUID endpoint = anEndpoint();
    UUID old = planAt(NOW.minus(RETENTION.multipliedBy(20)));
    setAll(unfinished);

    retain();

    assertThat(eventsOf(endpoint)).containsExactly(old);
  }

  @ParameterizedTest
  @EnumSource(names = {"PENDING", "SENDING"})
  void theDatabaseKeepsWhatIsStillToBeSentFromWhoeverDeletesIt(DeliveryStatus unfinished) {
    UUID endpoint = anEndpoint();
    UUID event = planAt(NOW);
    setAll(unfinished);

    assertThatThrownBy(() -> jdbc.sql("DELETE FROM webhook_event WHERE id = :id")
            .param("id", event)
            .update())
        .hasMessageContaining("only finished ones are deleted");

    assertThat(eventsOf(endpoint)).containsExactly(event);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void readsNoMoreHoweverManyDeliveriesWait(boolean counted) {
    anEndpoint();
    anEndpoint();
    UUID leaving = anEndpoint();
    long read = Objects.requireNonNull(transaction.execute(status -> {
      // Often enough that the database has settled for a plan while the queue was short.
      takeAndRecord(20);
      plan(WAITING);
      disable(leaving);
      if (counted) {
        // After failures they are due in another order than the one they were queued in.
        jdbc.sql("UPDATE webhook_delivery SET due_at = due_at - random() * interval '1 day'")
            .update();
        jdbc.sql("ANALYZE webhook_delivery, webhook_event, webhook_endpoint").update();
      }
      long before = rowsReadOneAfterTheOther();
      assertThat(deliveries.cancelOfDisabled(NOW)).isPositive();
      takeAndRecord(20);
      deliveries.oldestDueAge(NOW);
      status.setRollbackOnly();
      return rowsReadOneAfterTheOther() - before;
    }));

    assertThat(read).isLessThan(WAITING);
  }

  private void disable(UUID endpoint) {
    jdbc.sql("""
            UPDATE webhook_endpoint
            SET status = 'DISABLED', disabled_reason = 'REQUESTED', disabled_at = now()
            WHERE id = :id
            """).param("id", endpoint).update();
  }

  private void takeAndRecord(int rounds) {
    for (int round = 0; round < rounds; round++) {
      for (TakenDelivery taken : take(4, 128, NOW)) {
        deliveries.record(
            taken, failure(), DeliveryStatus.PENDING, NOW.plus(Duration.ofMinutes(5)));
      }
    }
  }

  /** Of this transaction alone, so that nobody else's reading counts. */
  private long rowsReadOneAfterTheOther() {
    return jdbc.sql("""
            SELECT sum(seq_tup_read) FROM pg_stat_xact_user_tables
            WHERE relname IN ('webhook_delivery', 'webhook_event')
            """).query(Long.class).single();
  }

  private UUID anEndpoint() {
    JsonNode endpoint = api.register("http://127.0.0.1:9/", "*");
    return PublicIds.ENDPOINT.parse(endpoint.get("id").asString()).orElseThrow();
  }

  private UUID planAt(Instant time) {
    UUID event = UuidV7.next();
    deliveries.plan(List.of(new OutgoingEvent(event, "type", "name", "{}")), time);
    return event;
  }

  private void setAll(DeliveryStatus status) {
    jdbc.sql("UPDATE webhook_delivery SET status = :status")
        .param("status", status.name())
        .update();
  }

  private void retain() {
    new Retention(deliveries::deleteBefore, RETENTION, Clock.fixed(NOW, ZoneOffset.UTC)).work();
  }

  private List<UUID> beingSentTo(UUID endpoint) {
    return events(endpoint, delivery -> delivery.status() == DeliveryStatus.SENDING);
  }

  private List<UUID> eventsOf(UUID endpoint) {
    return events(endpoint, delivery -> true);
  }

  private List<UUID> events(UUID endpoint, Predicate<DeliveryAnswer> which) {
    return deliveries.page(endpoint, null, 10).stream()
        .filter(which)
        .map(delivery -> PublicIds.EVENT.parse(delivery.eventId()).orElseThrow())
        .toList();
  }

  private void plan(int events) {
    deliveries.plan(
        IntStream.range(0, events)
            .mapToObj(i -> new OutgoingEvent(UuidV7.next(), "type", "name", "{}"))
            .toList(),
        NOW);
  }

  private List<TakenDelivery> take(int perEndpoint, int limit, Instant now) {
    return deliveries.take(Map.of(), perEndpoint, limit, now, now.plus(LEASE));
  }

  private static Attempt failure() {
    return Attempt.unanswered("timeout", Duration.ofSeconds(1));
  }

  private static Attempt success() {
    return Attempt.answered(200, Duration.ofMillis(5), "ok");
  }
}
