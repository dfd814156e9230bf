package dev.tandem.web.audit;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.tandem.web.Page;
import dev.tandem.web.PageRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;

import static dev.tandem.web.OperatorInput.invalid;

/** Shows auditors what people have done. */
@Endpoint(id = "audit")
class AuditEndpoint {

  private final JdbcAuditLog log;

  AuditEndpoint(JdbcAuditLog log) {
    this.log = log;
  }

  /**
   * A page of acts, newest first.
   *
   * @param actor the person, by their token's {@code sub}
   * @param endpoint such as {@code POST /actuator/wallets/{id}}
   * @param subject the id of something that was acted on
   * @param from the first moment, such as {@code 2026-11-28T00:00:00Z}
   * @param to the moment before which it happened
   * @param startingAfter the position of the last act of the page before
   */
  @ReadOperation
  Page<ActAnswer> acts(
      @Nullable String actor,
      @Nullable String endpoint,
      @Nullable String subject,
      @Nullable String from,
      @Nullable String to,
      @Nullable Integer limit,
      @Nullable Long startingAfter) {
    var size = limit == null ? PageRequest.DEFAULT_LIMIT : limit;
    if (size < 1 || size > PageRequest.MAX_LIMIT) {
      throw invalid("limit must be from 1 to " + PageRequest.MAX_LIMIT);
    }
    var page = new PageRequest(size, null);
    var wanted = new JdbcAuditLog.Wanted(
        startingAfter == null ? Long.MAX_VALUE : startingAfter,
        actor,
        endpoint,
        subject,
        time("from", from),
        time("to", to));
    return Page.of(page, log.find(wanted, page.fetchLimit()), ActAnswer::of);
  }

  private static @Nullable Instant time(String parameter, @Nullable String text) {
    if (text == null) {
      return null;
    }
    try {
      var time = Instant.parse(text);
      if (time.isAfter(Instant.EPOCH) && time.isBefore(Instant.parse("9999-01-01T00:00:00Z"))) {
        return time;
      }
    } catch (DateTimeException e) {
      // Answered below.
    }
    throw invalid(parameter + " must be a time such as 2026-11-28T00:00:00Z");
  }

  /**
   * An act.
   *
   * @param subjects the ids of all that it concerns
   * @param changes what it changed: subject, before and after
   * @param hash of all this and of the act before it
   */
  record ActAnswer(
      long position,
      Instant at,
      String actor,
      String roles,
      String origin,
      String endpoint,
      List<String> subjects,
      @Nullable String asked,
      @Nullable String reason,
      @JsonRawValue String changes,
      @Nullable String traceId,
      String hash) {

    static ActAnswer of(WrittenAct written) {
      var act = written.act();
      return new ActAnswer(
          written.position(),
          written.at(),
          act.actor(),
          act.roles(),
          act.origin(),
          act.endpoint(),
          act.subjects(),
          act.asked(),
          act.reason(),
          written.changes(),
          act.traceId(),
          written.hash());
    }
  }
}
