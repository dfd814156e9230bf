package dev.tandem.wallet;

import dev.tandem.web.test.Reply;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What takes two people with the roles that tokens give them. */
class FourEyesIT extends RunningService {

  @Test
  void anEventOfAPaymentIsDiscardedByAnApproverOnTheProposalOfSomebodyElse() {
    var letter = aDeadLetterOf("wallet");

    assertThat(discard(letter, "olga", "operator").text("outcome")).isEqualTo("PROPOSED");
    assertThat(discard(letter, "olga", "operator").status()).isEqualTo(409);
    assertThat(discard(letter, "olga", "approver").status()).isEqualTo(409);
    assertThat(discard(letter, "otto", "operator").status()).isEqualTo(403);
    assertThat(discard(letter, "anna", "approver").text("status")).isEqualTo("DISCARDED");
  }

  @Test
  void anApproverDoesNotDiscardAloneEither() {
    var letter = aDeadLetterOf("fund-purchase");

    assertThat(discard(letter, "anna", "approver").text("outcome")).isEqualTo("PROPOSED");
    assertThat(discard(letter, "anna", "approver").status()).isEqualTo(409);
  }

  @Test
  void anEditIsRetriedByAnApproverWhoIsNotItsAuthor() {
    var letter = aDeadLetterOf("fund-catalogue");
    act(letter, "olga", "operator", """
        {"action": "edit", "body": "{}", "reason": "mended"}\
        """);

    assertThat(retry(letter, "olga", "operator").status()).isEqualTo(409);
    assertThat(retry(letter, "otto", "operator").status()).isEqualTo(403);
    // It is tried: no group of this service is called so.
    assertThat(retry(letter, "anna", "approver").text("outcome")).isEqualTo("FAILED");
  }

  @Test
  void anyOtherEventIsDiscardedByOnePerson() {
    assertThat(discard(aDeadLetterOf("fund-catalogue"), "olga", "operator").text("status"))
        .isEqualTo("DISCARDED");
  }

  private Reply discard(String letter, String person, String role) {
    return act(letter, person, role, "{\"action\": \"discard\", \"reason\": \"a test\"}");
  }

  private Reply retry(String letter, String person, String role) {
    return act(letter, person, role, "{\"action\": \"retry\"}");
  }

  private Reply act(String letter, String person, String role, String body) {
    return operator().as(person, role).post("/actuator/deadletters/" + letter, body);
  }

  private String aDeadLetterOf(String topic) {
    return jdbc.sql("""
            INSERT INTO messaging.dead_letter (id, consumer_group, source_id, failure_kind, topic,
              message_id, body, error_class, error_stack, attempts, first_seen, last_seen)
            VALUES (gen_random_uuid(), 'nobody', gen_random_uuid()::text, 'PERMANENT', ?, 'x', '',
              'x', 'x', 1, now(), now())
            RETURNING id
            """).param(topic).query(String.class).single();
  }
}
