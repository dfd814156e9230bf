package dev.tandem.web.idempotency;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

import dev.tandem.web.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The claims and answers of idempotency keys.
 *
 * <p>A request costs one statement before and one after it, each a transaction of its own that does not
 * wait for the disk ({@code synchronous_commit = off}). That is safe for the claim because the log is
 * sequential: a business transaction that is on the disk has its claim on the disk. It is safe for the
 * answer because a lost one only means that the request runs again, into the unique business row.
 *
 * <p>All times are the database's, as instances may disagree about theirs.
 */
final class IdempotencyStore {

  private static final String CLAIM = """
      WITH unsynced AS (SELECT set_config('synchronous_commit', 'off', true))
      INSERT INTO http.idempotency (week, fingerprint, request_hash, claim, lease_until)
      SELECT date_trunc('week', now() AT TIME ZONE 'UTC')::date, :fingerprint, :requestHash, :token,
             now() + make_interval(secs => :leaseSeconds)
      FROM unsynced
      WHERE NOT EXISTS (
        SELECT FROM http.idempotency earlier
        WHERE earlier.fingerprint = :fingerprint
          AND earlier.week < date_trunc('week', now() AT TIME ZONE 'UTC')::date)
      ON CONFLICT DO NOTHING
      """;

  private static final String FIND = """
      SELECT request_hash, status, content_type, location, body, lease_until < now() AS lease_ended
      FROM http.idempotency
      WHERE fingerprint = :fingerprint
      """;

  private static final String TAKE_OVER = """
      UPDATE http.idempotency
      SET claim = :token, lease_until = now() + make_interval(secs => :leaseSeconds)
      WHERE fingerprint = :fingerprint AND completed_at IS NULL AND lease_until < now()
      """;

  private static final String COMPLETE = """
      WITH unsynced AS (SELECT set_config('synchronous_commit', 'off', true))
      UPDATE http.idempotency
      SET completed_at = now(), status = :status, content_type = :contentType, location = :location,
          body = :body
      FROM unsynced
      WHERE fingerprint = :fingerprint AND claim = :token
      """;

  private static final String RELEASE = """
      WITH unsynced AS (SELECT set_config('synchronous_commit', 'off', true))
      DELETE FROM http.idempotency
      USING unsynced
      WHERE fingerprint = :fingerprint AND claim = :token AND completed_at IS NULL
      """;

  private final JdbcClient jdbc;
  private final AnswerCipher cipher;

  IdempotencyStore(DataSource dataSource, AnswerCipher cipher) {
    this.jdbc = JdbcClient.create(dataSource);
    this.cipher = cipher;
  }

  /** Claims a key for {@code lease}, unless another request has it. */
  Claim claim(byte[] fingerprint, byte[] requestHash, Duration lease) {
    var token = Ids.next();
    var inserted = jdbc.sql(CLAIM)
        .param("fingerprint", fingerprint)
        .param("requestHash", requestHash)
        .param("token", token)
        .param("leaseSeconds", lease.toMillis() / 1000.0)
        .update();
    if (inserted == 1) {
      return new Claim.Granted(fingerprint, token);
    }
    // A row that is gone again was released a moment ago: to the caller it is still running.
    var taken = find(fingerprint);
    if (taken.isEmpty()) {
      return new Claim.Running();
    }
    if (!Arrays.equals(taken.get().requestHash(), requestHash)) {
      return new Claim.Reused();
    }
    var answer = taken.get().answer();
    if (answer.isPresent()) {
      return new Claim.Answered(answer.get());
    }
    return taken.get().leaseEnded() && takeOver(fingerprint, token, lease)
        ? new Claim.Granted(fingerprint, token)
        : new Claim.Running();
  }

  /** Keeps the answer to the claimed key, unless somebody has taken the claim over. */
  void complete(Claim.Granted claim, Answer answer) {
    jdbc.sql(COMPLETE)
        .param("fingerprint", claim.fingerprint())
        .param("token", claim.token())
        .param("status", answer.status())
        .param("contentType", answer.contentType())
        .param("location", answer.location())
        .param("body", cipher.encrypt(claim.fingerprint(), answer.body()))
        .update();
  }

  /** Gives the key back: the next request with it runs. */
  void release(Claim.Granted claim) {
    jdbc.sql(RELEASE)
        .param("fingerprint", claim.fingerprint())
        .param("token", claim.token())
        .update();
  }

  /** Makes the partitions that are needed soon and drops those older than {@code retention}. */
  int turnPartitions(Duration retention) {
    return jdbc.sql("SELECT http.turn_idempotency_partitions(make_interval(secs => :seconds))")
        .param("seconds", (double) retention.toSeconds())
        .query(Integer.class)
        .single();
  }

  private boolean takeOver(byte[] fingerprint, UUID token, Duration lease) {
    return jdbc.sql(TAKE_OVER)
            .param("fingerprint", fingerprint)
            .param("token", token)
            .param("leaseSeconds", lease.toMillis() / 1000.0)
            .update()
        == 1;
  }

  private Optional<Taken> find(byte[] fingerprint) {
    return jdbc.sql(FIND)
        .param("fingerprint", fingerprint)
        .query((row, number) -> new Taken(
            row.getBytes("request_hash"), answer(fingerprint, row), row.getBoolean("lease_ended")))
        .optional();
  }

  private Optional<Answer> answer(byte[] fingerprint, ResultSet row) throws SQLException {
    var body = row.getBytes("body");
    return body == null
        ? Optional.empty()
        : Optional.of(new Answer(
            row.getInt("status"),
            row.getString("content_type"),
            row.getString("location"),
            cipher.decrypt(fingerprint, body)));
  }

  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  private record Taken(byte[] requestHash, Optional<Answer> answer, boolean leaseEnded) {}
}
