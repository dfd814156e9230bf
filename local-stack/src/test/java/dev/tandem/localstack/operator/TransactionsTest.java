package dev.tandem.localstack.operator;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import dev.tandem.localstack.http.Http;
import dev.tandem.localstack.http.JsonServer;
import dev.tandem.localstack.http.JsonServer.Answer;
import dev.tandem.localstack.http.JsonServer.Refusal;
import dev.tandem.localstack.suite.Service;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Transactions in doubt, of services that answer as ours do. */
class TransactionsTest {

  private final List<String> acts = new CopyOnWriteArrayList<>();
  private final JsonServer services = JsonServer.start(0);
  private final Http http = new Http();

  @AfterEach
  void close() {
    services.close();
    http.close();
  }

  @Test
  void listsAndDecidesTheTransactionsOfWhicheverServiceHasThem() throws IOException {
    String waiting = """
        {"id": "t1", "name": "house", "preparedAt": "2026-11-23T02:00:00Z", "state": "PREPARED",
         "checks": 20, "lastAnswer": "UNKNOWN", "context": "{\\"order\\": 1}",
         "events": ["evt_1"]}""";
    services.on(
        "GET",
        "/actuator",
        request -> json(
            request.name().equals("transactions")
                ? "{\"data\": [%s], \"hasMore\": true}".formatted(waiting)
                : request.name().endsWith("t1") ? waiting : "{\"messageId\": \"m1\"}"));
    services.on("POST", "/actuator", request -> {
      acts.add(request.name() + " " + request.body());
      return json("{\"id\": \"t1\", \"state\": \"COMMITTED\"}");
    });
    Transactions transactions =
        new Transactions(Suites.applications(services, http, Service.WALLET));

    assertThat(transactions.list())
        .contains(
            "t1  house of risk-service, since 2026-11-23T02:00:00Z",
            "PREPARED, asked 20 times, waits for a person",
            "and more in risk-service",
            "not seen: wallet-service");
    assertThat(transactions.show("t1")).contains("{\"order\": 1}", "last answer: UNKNOWN");
    assertThat(transactions.commit("t1", "they say so")).isEqualTo("t1 is COMMITTED");
    assertThat(acts)
        .singleElement()
        .satisfies(it -> assertThat(it)
            .startsWith("transactions/t1 ")
            .contains("\"action\":\"commit\"", "\"reason\":\"they say so\""));
    assertThatThrownBy(() -> transactions.rollback("m1", "a message is none"))
        .hasMessage("m1 is a message, no prepared transaction");
  }

  @Test
  void saysThatSomebodyElseMustDecideATransactionToo() throws IOException {
    services.on(
        "GET",
        "/actuator",
        request -> json(
            request.name().equals("transactions")
                ? "{\"data\": []}"
                : "{\"id\": \"t1\", \"preparedAt\": \"2026-11-23T02:00:00Z\"}"));
    services.on("POST", "/actuator", _ -> json("""
        {"id": "t1", "outcome": "PROPOSED", "detail": "somebody else must want the same"}"""));
    Transactions transactions = new Transactions(Suites.applications(services, http));

    assertThat(transactions.list()).isEqualTo("No transaction is in doubt.");
    assertThat(transactions.rollback("t1", "never done"))
        .isEqualTo("The rollback of t1 is proposed:"
            + " an approver who is somebody else must want it too");
  }

  @Test
  void tellsWhoDecidedAndWhoHadProposed() throws IOException {
    services.on("GET", "/actuator", _ -> json("""
        {"id": "t1", "name": "house", "preparedAt": "2026-11-23T02:00:00Z", "state": "COMMITTED",
         "checks": 20, "proposed": "COMMITTED", "proposedBy": "olga", "decidedBy": "anna",
         "decidedAt": "2026-11-23T03:00:00Z", "reason": "as they say"}"""));

    assertThat(new Transactions(Suites.applications(services, http)).show("t1"))
        .contains(
            "COMMITTED, asked 20 times, decided",
            "decided by anna (olga had proposed COMMITTED) at 2026-11-23T03:00:00Z: as they say");
  }

  @Test
  void passesOnWhyAServiceRefuses() {
    services.on("GET", "/actuator", _ -> {
      throw new Refusal(400, "malformed-request", "An id is a UUID");
    });

    assertThatThrownBy(() -> new Transactions(Suites.applications(services, http)).show("x"))
        .isInstanceOf(IOException.class)
        .hasMessage("wallet-service answered 400 An id is a UUID");
  }

  @Test
  void passesOnWhyAnApplicationOfSomebodyElseRefuses() {
    services.on("GET", "/actuator", _ -> Answer.json(400, JsonServer.JSON.readTree("""
            {"status": 400, "error": "Bad Request", "message": "an id is a UUID"}""")));

    assertThatThrownBy(() -> new Transactions(Suites.applications(services, http)).show("x"))
        .hasMessage("wallet-service answered 400 an id is a UUID");
  }

  @Test
  void saysWhoWasNotAskedWhereNobodyHasATransaction() {
    services.on("GET", "/actuator", _ -> {
      throw new Refusal(404, "not-found", "There is none");
    });
    Transactions transactions = new Transactions(Suites.applications(services, http, Service.RISK));

    assertThatThrownBy(() -> transactions.show("t9"))
        .isInstanceOf(IOException.class)
        .hasMessage("no service has a prepared transaction t9;"
            + " not seen: risk-service, nobody answers at 127.0.0.1:1");
    assertThatThrownBy(() -> transactions.show("t 9"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("/actuator/transactions/t 9 is no address");
  }

  private static Answer json(String text) {
    return Answer.json(200, JsonServer.JSON.readTree(text));
  }
}
