package dev.tandem.messaging.internal;

import java.net.URI;
import java.time.Duration;
import java.util.Set;

import dev.tandem.messaging.support.PartitionedTable;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of publishing. Where the broker is and how clients connect to it, rocketmq-spring's
 * {@code rocketmq.*} says.
 *
 * @param enabled Whether the starter does anything at all.
 * @param service The service's name: the source of its events and the stem of its group names.
 *     Defaults to spring.application.name.
 * @param publishes Topics this service publishes to; an event of any other topic is refused.
 * @param schemaBase Base URI of the published events' JSON Schemas; an event then names its schema
 *     as base/Name.vN.json, whether or not the base ends with a slash. Unset, events name none.
 * @param topics How topics come to be.
 * @param producer How messages are sent.
 * @param breaker When the broker counts as unwell, so that transactions no longer wait for it.
 * @param checkBack How the broker's questions about open transactions are answered.
 * @param confirmation How messages seen to have left the broker are confirmed.
 * @param sweep How messages that were not confirmed are sent again.
 * @param transactions How transactions outside the outbox's database are asked about.
 * @param retention How long finished rows are kept.
 */
@ConfigurationProperties("tandem.messaging")
public record MessagingProperties(
    @DefaultValue("true") boolean enabled,
    @Nullable String service,
    @DefaultValue Set<String> publishes,
    @Nullable URI schemaBase,
    @DefaultValue Topics topics,
    @DefaultValue Producer producer,
    @DefaultValue Breaker breaker,
    @DefaultValue CheckBack checkBack,
    @DefaultValue Confirmation confirmation,
    @DefaultValue Sweep sweep,
    @DefaultValue Transactions transactions,
    @DefaultValue Retention retention) {

  public MessagingProperties {
    schemaBase = schemaBase == null ? null : directory(schemaBase);
  }

  // Resolving a name drops what follows the last slash of the base.
  private static URI directory(URI base) {
    if (base.isOpaque() || base.getRawQuery() != null || base.getRawFragment() != null) {
      throw new IllegalArgumentException(
          "tandem.messaging.schema-base must be a path, without query and fragment: " + base);
    }
    return base.toString().endsWith("/") ? base : URI.create(base + "/");
  }

  /**
   * How missing topics are handled.
   *
   * @param create Whether topics that are missing are created at start. Leave it off in production:
   *     there, a missing topic stops the start.
   * @param queues Queues of a topic of events that is created.
   */
  public record Topics(
      @DefaultValue("false") boolean create,
      @DefaultValue("8") int queues) {}

  /**
   * How messages are sent.
   *
   * @param maxDelay How far ahead the broker can time a message; events due later wait in the
   *     outbox.
   */
  public record Producer(@DefaultValue("2d") Duration maxDelay) {}

  /**
   * When the circuit breaker opens.
   *
   * @param window Number of latest sends that are looked at.
   * @param minimumSends Number of sends before the circuit may open.
   * @param failureRate Percentage of failed sends that opens the circuit.
   * @param slowSend How long a send may take before it counts as slow.
   * @param slowRate Percentage of slow sends that opens the circuit.
   * @param openFor How long the circuit stays open before the broker is tried again.
   */
  public record Breaker(
      @DefaultValue("20") int window,
      @DefaultValue("5") int minimumSends,
      @DefaultValue("50") float failureRate,
      @DefaultValue("500ms") Duration slowSend,
      @DefaultValue("80") float slowRate,
      @DefaultValue("5s") Duration openFor) {}

  /**
   * How the broker's questions about open transactions are answered.
   *
   * @param threads Threads that answer.
   * @param queue Questions that may wait; the broker repeats those that find no place.
   * @param maxLocalTransaction The longest a local transaction may take after its half message; an
   *     older half message without a row is fenced off and rolled back.
   * @param lockTimeout How long the fence waits for a transaction still running.
   */
  public record CheckBack(
      @DefaultValue("4") int threads,
      @DefaultValue("2000") int queue,
      @DefaultValue("60s") Duration maxLocalTransaction,
      @DefaultValue("500ms") Duration lockTimeout) {}

  /**
   * How messages seen to have left the broker are confirmed.
   *
   * @param group The consumer group that sees them. Defaults to service-confirmer.
   * @param batchSize Messages confirmed by one statement, at most 1024.
   * @param threads Threads that confirm.
   */
  public record Confirmation(
      @Nullable String group,
      @DefaultValue("1024") int batchSize,
      @DefaultValue("2") int threads) {}

  /**
   * How messages that were not confirmed are sent again.
   *
   * @param interval Pause between two looks at the outbox.
   * @param confirmTimeout How long a message may stay unconfirmed before it is sent again.
   * @param maxBackoff The longest pause between two sends of one message; it starts at the confirm
   *     timeout and doubles.
   * @param batchSize Messages taken and sent at once.
   */
  public record Sweep(
      @DefaultValue("1s") Duration interval,
      @DefaultValue("10s") Duration confirmTimeout,
      @DefaultValue("5m") Duration maxBackoff,
      @DefaultValue("500") int batchSize) {}

  /**
   * How prepared transactions that say nothing are asked about.
   *
   * @param interval Pause between two looks for those that are due.
   * @param firstCheck How long a transaction may take before its check is asked; later pauses
   *     double.
   * @param maxBackoff The longest pause between two questions about one transaction.
   * @param maxChecks Questions without a decision after which an operator decides.
   */
  public record Transactions(
      @DefaultValue("1s") Duration interval,
      @DefaultValue("30s") Duration firstCheck,
      @DefaultValue("10m") Duration maxBackoff,
      @DefaultValue("20") int maxChecks) {}

  /**
   * How long finished rows are kept, in partitions of time that are dropped whole.
   *
   * @param outbox Age at which partitions of the outbox are dropped, once all of their messages are
   *     confirmed or aborted.
   * @param inbox Age at which partitions of the inbox are dropped; a duplicate that comes later is
   *     applied again.
   * @param partition Time covered by one partition.
   * @param ahead Partitions created ahead of time.
   * @param interval Pause between two looks at the partitions.
   */
  public record Retention(
      @DefaultValue("14d") Duration outbox,
      @DefaultValue("14d") Duration inbox,
      @DefaultValue("1d") Duration partition,
      @DefaultValue("3") int ahead,
      @DefaultValue("1h") Duration interval) {

    /** One of the starter's tables, partitioned by these settings. */
    public PartitionedTable table(String name, Duration retention) {
      return new PartitionedTable(name, PartitionedTable.Key.UUID_V7, partition, ahead, retention);
    }
  }
}
