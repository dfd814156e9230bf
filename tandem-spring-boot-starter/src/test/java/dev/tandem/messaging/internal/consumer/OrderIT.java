package dev.tandem.messaging.internal.consumer;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

import dev.tandem.messaging.OutageException;
import dev.tandem.messaging.PermanentFailureException;
import dev.tandem.messaging.internal.consumer.ShopEvents.AccountChanged;
import dev.tandem.messaging.internal.consumer.ShopEvents.AccountOpened;
import dev.tandem.messaging.internal.consumer.ShopEvents.AccountViewed;
import dev.tandem.messaging.internal.consumer.Wire.Posted;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import static dev.tandem.messaging.internal.consumer.ShopHandlers.BOOKS;
import static dev.tandem.messaging.internal.consumer.ShopHandlers.VAULT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;

@ShopTest
class OrderIT {

  @Autowired
  Wire wire;

  @Autowired
  Effects effects;

  @Autowired
  Script script;

  @Autowired
  JdbcClient jdbc;

  @LocalServerPort
  int port;

  private final String account = "acc-" + UUID.randomUUID();
  private DeadLettersClient operator;

  @BeforeEach
  void meetTheOperator() {
    operator = new DeadLettersClient(port);
  }

  @Test
  void handlesASubjectInItsOrderWhateverOrderItsEventsArriveIn() {
    wire.post(changed(4), changed(3));
    wire.post(changed(5));
    wire.post(opened());
    wire.post(changed(2));

    awaitBooks("opened 1", "changed 2", "changed 3", "changed 4", "changed 5");
    assertThat(parked()).isEmpty();
  }

  @Test
  void passesOverEventsNobodyHandles() {
    wire.post(changed(3));
    wire.post(viewed(2));
    wire.post(opened());

    awaitBooks("opened 1", "changed 3");
  }

  @Test
  void keepsTheOrderAcrossMethodsWithinOneBatch() {
    wire.post(opened(), viewed(2), changed(3), changed(4));

    awaitBooks("opened 1", "changed 3", "changed 4");
  }

  @Test
  void showsWhatWaitsForAPredecessor() {
    wire.post(opened());
    wire.post(changed(3));
    wire.post(changed(4));

    awaitParked(3, 4);
    Map<String, Object> body =
        operator.get("/parked?group={group}&subject={subject}", BOOKS, account).getBody();
    assertThat(body.get("subjects"))
        .asInstanceOf(LIST)
        .singleElement(MAP)
        .containsEntry("appliedSequence", 1)
        .containsEntry("firstParked", 3)
        .containsEntry("count", 2);
  }

  @Test
  void dropsADuplicateAndKeepsAnotherEventWithAUsedNumber() {
    Posted first = opened();
    wire.post(first);
    awaitBooks("opened 1");
    wire.post(first);
    Posted impostor = changed(1);
    wire.post(impostor);

    assertThat(operator.await(BOOKS, "subject", account))
        .containsEntry("failureKind", "OUT_OF_SEQUENCE")
        .containsEntry("eventId", "evt_" + impostor.id());
    awaitBooks("opened 1");
  }

  @Test
  void holdsBackTheSuccessorsOfADeadLetterUntilItsRetry() {
    script.on(BOOKS, account, event -> {
      if (event.sequence().orElseThrow() == 2) {
        throw new PermanentFailureException("no such account");
      }
    });
    wire.post(opened(), changed(2), changed(3), changed(4));
    Object id = operator.await(BOOKS, "subject", account).get("id");
    awaitParked(3, 4);
    awaitBooks("opened 1");
    script.behave(BOOKS, account);

    assertThat(operator.retry(id).getStatusCode().value()).isEqualTo(200);

    awaitBooks("opened 1", "changed 2", "changed 3", "changed 4");
  }

  @Test
  void letsTheSuccessorsGoOnWithoutADiscardedDeadLetter() {
    script.on(BOOKS, account, event -> {
      if (event.sequence().orElseThrow() == 2) {
        throw new PermanentFailureException("no such account");
      }
    });
    wire.post(opened(), changed(2), changed(3));
    Object id = operator.await(BOOKS, "subject", account).get("id");
    awaitParked(3);

    assertThat(operator.discard(id).getStatusCode().value()).isEqualTo(200);

    awaitBooks("opened 1", "changed 3");
  }

  @Test
  void retriesAParkedEventThatFailsAndBuriesItWhenItKeepsFailing() {
    script.on(BOOKS, account, event -> {
      if (event.sequence().orElseThrow() == 2) {
        throw new IllegalStateException("not today");
      }
    });
    wire.post(changed(2));
    awaitParked(2);
    wire.post(opened());

    Map<String, Object> letter = operator.await(BOOKS, "subject", account);

    assertThat(letter)
        .containsEntry("failureKind", "RETRIES_EXHAUSTED")
        .containsEntry("errorMessage", "not today")
        .containsEntry("attempts", 3);
    assertThat(parked()).isEmpty();
    awaitBooks("opened 1");
  }

  @Test
  void countsNoAttemptOfAParkedEventWhileWhatItsHandlerNeedsIsAway() {
    var attempts = new AtomicInteger();
    script.on(BOOKS, account, event -> {
      if (event.sequence().orElseThrow() == 2) {
        attempts.incrementAndGet();
        throw new OutageException("no answer", new IOException());
      }
    });
    wire.post(changed(2));
    awaitParked(2);
    wire.post(opened());

    // More than the attempts after which it would be buried.
    Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> attempts.get() > 4);
    assertThat(parked()).containsExactly(2L);
    script.behave(BOOKS, account);

    awaitBooks("opened 1", "changed 2");
  }

  @Test
  void sweepsUpAParkedEventThatACrashLeftBehind() {
    wire.post(changed(3));
    awaitParked(3);
    wire.post(opened());
    awaitBooks("opened 1");

    // As if an instance had died between the commit of 2 and the release of 3.
    jdbc.sql("""
            UPDATE messaging.subject_position SET applied_sequence = 2
            WHERE consumer_group = ? AND subject = ?
            """).params(BOOKS, account).update();

    awaitBooks("opened 1", "changed 3");
  }

  @Test
  void callsOutsideOnlyWhenTheirTurnHasCome() {
    script.failing(VAULT, account, 1);
    wire.post(opened(), changed(2), changed(3));

    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() ->
            assertThat(effects.details(VAULT, account)).containsExactly("guarded 2", "guarded 3"));
  }

  private Posted opened() {
    return Posted.of(new AccountOpened(account, 1));
  }

  private Posted changed(long sequence) {
    return Posted.of(new AccountChanged(account, sequence));
  }

  private Posted viewed(long sequence) {
    return Posted.of(new AccountViewed(account, sequence));
  }

  private void awaitBooks(String... details) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> assertThat(effects.details(BOOKS, account)).containsExactly(details));
  }

  private void awaitParked(long... sequences) {
    Long[] expected = Arrays.stream(sequences).boxed().toArray(Long[]::new);
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> assertThat(parked()).containsExactly(expected));
  }

  private List<Long> parked() {
    return jdbc.sql("""
            SELECT sequence FROM messaging.parked_event
            WHERE consumer_group = ? AND subject = ? ORDER BY sequence
            """).params(BOOKS, account).query(Long.class).list();
  }
}
