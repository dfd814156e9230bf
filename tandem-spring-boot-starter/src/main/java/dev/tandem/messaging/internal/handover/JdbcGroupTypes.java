package dev.tandem.messaging.internal.handover;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

import dev.tandem.messaging.internal.handler.HandledType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.transaction.support.TransactionTemplate;

/** The event types that instances of each group handle, in the database that they share. */
public final class JdbcGroupTypes {

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;

  public JdbcGroupTypes(JdbcClient jdbc, TransactionTemplate transaction) {
    this.jdbc = jdbc;
    this.transaction = transaction;
  }

  /** Runs {@code work} in a transaction while no other instance does so for {@code group}. */
  void alone(String group, Runnable work) {
    transaction.executeWithoutResult(status -> {
      jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended('tandem group ' || ?, 0))")
          .param(group)
          .query((row, number) -> true)
          .single();
      work.run();
    });
  }

  /** Announces an instance that handles {@code types}. */
  void announce(String group, Set<HandledType> types) {
    // Sorted, so that two instances wait for each other and never deadlock.
    List<HandledType> sorted = types.stream()
        .sorted(Comparator.comparing(HandledType::topic).thenComparing(HandledType::type))
        .toList();
    transaction.executeWithoutResult(status -> jdbc.sql("""
            INSERT INTO messaging.group_type AS known (consumer_group, topic, tag, event_type)
            SELECT :group, mine.topic, mine.tag, mine.event_type
            FROM unnest(:topics, :tags, :types) AS mine (topic, tag, event_type)
            ON CONFLICT (consumer_group, topic, event_type) DO UPDATE
              SET tag = excluded.tag, seen_at = excluded.seen_at
            """)
        .param("group", group)
        .param("topics", texts(sorted, HandledType::topic))
        .param("tags", texts(sorted, HandledType::tag))
        .param("types", texts(sorted, HandledType::type))
        .update());
  }

  /** The types announced within {@code patience}. */
  Set<HandledType> known(String group, Duration patience) {
    return jdbc.sql("""
            SELECT topic, tag, event_type AS type FROM messaging.group_type
            WHERE consumer_group = :group AND seen_at > now() - make_interval(secs => :seconds)
            """)
        .param("group", group)
        .param("seconds", patience.toSeconds())
        .query(HandledType.class)
        .set();
  }

  static SqlArrayValue texts(List<HandledType> types, Function<HandledType, String> part) {
    return new SqlArrayValue("text", types.stream().map(part).toArray());
  }
}
