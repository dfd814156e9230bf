package dev.tandem.web.idempotency;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

import dev.tandem.messaging.GroupCommit;
import dev.tandem.messaging.GroupCommits;
import dev.tandem.messaging.support.UuidV7;
import dev.tandem.web.secret.SealingKeys;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The claims and answers of idempotency keys.
 *
 * <p>A request costs a share of one statement before and one after it: claims and answers of the
 * same moment are written together. Their transactions do not wait for the disk ({@code
 * synchronous_commit = off}). That is safe for the claim because the log is sequential: a business
 * transaction that is on the disk has its claim on the disk. It is safe for the answer because a
 * lost one only means that the request runs again, into the unique business row.
 *
 * <p>All times are the database's, as instances may disagree about theirs.
 */
final class IdempotencyStore implements AutoCloseable {

  // In one order, so that batches that claim the same keys wait for each other and never deadlock.
  private static final String CLAIM = """
      WITH unsynced AS (SELECT set_config('synchronous_commit', 'off', true))
      INSERT INTO http.idempotency (week, fingerprint, request_hash, claim, lease_until)
      SELECT date_trunc('week', now() AT TIME ZONE 'UTC')::date, w.fingerprint, w.request_hash,
             w.token, now() + make_interval(secs => :leaseSeconds)
      FROM unsynced,
        unnest(:fingerprints::bytea[], :requestHashes::bytea[], :tokens::uuid[])
          AS w (fingerprint, request_hash, token)
      WHERE NOT EXISTS (
        SELECT FROM http.idempotency earlier
        WHERE earlier.fingerprint = w.fingerprint
          AND earlier.week < date_trunc('week', now() AT TIME ZONE 'UTC')::date)
      ORDER BY w.fingerprint
      ON CONFLICT DO NOTHING
      RETURNING claim
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
      WITH unsynced AS (SELECT set_config('synchronous_commit', 'off', true)),
      answered AS (
        SELECT claimed.week, a.*
        FROM unnest(:fingerprints::bytea[], :tokens::uuid[], :statuses::smallint[],
            :contentTypes::text[], :locations::text[], :bodies::bytea[])
            AS a (fingerprint, token, status, content_type, location, body)
          JOIN http.idempotency claimed
            ON claimed.fingerprint = a.fingerprint AND claimed.claim = a.token
        ORDER BY a.fingerprint
        FOR NO KEY UPDATE OF claimed
      )
      UPDATE http.idempotency i
      SET completed_at = now(), status = a.status, content_type = a.content_type,
          location = a.location, body = a.body
      FROM unsynced, answered a
      WHERE i.week = a.week AND i.fingerprint = a.fingerprint
      """;

  private static final String RELEASE = """
      WITH unsynced AS (SELECT set_config('synchronous_commit', 'off', true))
      DELETE FROM http.idempotency
      USING unsynced
      WHERE fingerprint = :fingerprint AND claim = :token AND completed_at IS NULL
      """;

  private final JdbcClient jdbc;
  private final @Nullable SealingKeys keys;
  private final Duration lease;
  private final GroupCommit<Step, Boolean> steps;

  IdempotencyStore(
      DataSource dataSource,
      GroupCommits groupCommits,
      @Nullable SealingKeys keys,
      Duration lease) {
    this.jdbc = JdbcClient.create(dataSource);
    this.keys = keys;
    this.lease = lease;
    var transactions = new TransactionTemplate(new JdbcTransactionManager(dataSource));
    this.steps =
        groupCommits.of("idempotency", this::takeAll).transactions(transactions).build();
  }

  /** Claims a key for the lease, unless another request has it. */
  Claim claim(byte[] fingerprint, byte[] requestHash) {
    var token = UuidV7.next();
    if (steps.execute(new Wanted(fingerprint, requestHash, token))) {
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
    return taken.get().leaseEnded() && takeOver(fingerprint, token)
        ? new Claim.Granted(fingerprint, token)
        : new Claim.Running();
  }

  /** Stores the answer to the claimed key, unless another request has taken the claim over. */
  void complete(Claim.Granted claim, Answer answer) {
    byte[] body = answer.body();
    steps.execute(
        new Kept(claim, answer, keys == null ? body : keys.seal(claim.fingerprint(), body)));
  }

  /** Releases the key: the next request with it runs. */
  void release(Claim.Granted claim) {
    jdbc.sql(RELEASE)
        .param("fingerprint", claim.fingerprint())
        .param("token", claim.token())
        .update();
  }

  private List<Boolean> takeAll(List<Step> batch) {
    keepAll(only(Kept.class, batch));
    var granted = granted(only(Wanted.class, batch));
    return batch.stream()
        .map(step -> switch (step) {
          case Wanted wanted -> granted.contains(wanted.token());
          case Kept _ -> true;
        })
        .toList();
  }

  private static <T extends Step> List<T> only(Class<T> kind, List<Step> batch) {
    return batch.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  private Set<UUID> granted(List<Wanted> wanted) {
    if (wanted.isEmpty()) {
      return Set.of();
    }
    return jdbc.sql(CLAIM)
        .param("fingerprints", wanted.stream().map(Wanted::fingerprint).toArray(byte[][]::new))
        .param("requestHashes", wanted.stream().map(Wanted::requestHash).toArray(byte[][]::new))
        .param("tokens", wanted.stream().map(one -> one.token().toString()).toArray(String[]::new))
        .param("leaseSeconds", leaseSeconds())
        .query(UUID.class)
        .set();
  }

  private void keepAll(List<Kept> kept) {
    if (kept.isEmpty()) {
      return;
    }
    jdbc.sql(COMPLETE)
        .param(
            "fingerprints",
            kept.stream().map(one -> one.claim().fingerprint()).toArray(byte[][]::new))
        .param(
            "tokens",
            kept.stream().map(one -> one.claim().token().toString()).toArray(String[]::new))
        .param("statuses", kept.stream().map(one -> one.answer().status()).toArray(Integer[]::new))
        .param(
            "contentTypes",
            kept.stream().map(one -> one.answer().contentType()).toArray(String[]::new))
        .param(
            "locations", kept.stream().map(one -> one.answer().location()).toArray(String[]::new))
        .param("bodies", kept.stream().map(Kept::body).toArray(byte[][]::new))
        .update();
  }

  private double leaseSeconds() {
    return lease.toMillis() / 1000.0;
  }

  private boolean takeOver(byte[] fingerprint, UUID token) {
    return jdbc.sql(TAKE_OVER)
            .param("fingerprint", fingerprint)
            .param("token", token)
            .param("leaseSeconds", leaseSeconds())
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
            keys == null ? body : keys.open(fingerprint, body)));
  }

  /** Returns once every request has its claim and every answer is stored. */
  @Override
  public void close() {
    steps.close();
  }

  /** A step of a request that shares its transaction with others. */
  private sealed interface Step {}

  /** A key to claim. */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  private record Wanted(byte[] fingerprint, byte[] requestHash, UUID token) implements Step {}

  /** An answer to store; {@code body} is the form of its body that the database may hold. */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  private record Kept(Claim.Granted claim, Answer answer, byte[] body) implements Step {}

  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  private record Taken(byte[] requestHash, Optional<Answer> answer, boolean leaseEnded) {}
}
