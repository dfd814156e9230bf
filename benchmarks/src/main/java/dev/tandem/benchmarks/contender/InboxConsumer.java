package dev.tandem.benchmarks.contender;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;

import dev.tandem.benchmarks.stack.Environment;
import dev.tandem.benchmarks.workload.EffectTable;
import dev.tandem.benchmarks.workload.Effects;
import dev.tandem.benchmarks.workload.Recharged;
import dev.tandem.benchmarks.workload.RechargedJson;
import org.apache.rocketmq.client.consumer.DefaultMQPushConsumer;
import org.apache.rocketmq.client.consumer.listener.ConsumeConcurrentlyStatus;
import org.apache.rocketmq.client.consumer.listener.MessageListenerConcurrently;
import org.apache.rocketmq.client.exception.MQClientException;
import org.apache.rocketmq.common.consumer.ConsumeFromWhere;
import org.apache.rocketmq.common.message.MessageExt;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The consumer of all contenders that bring none: an inbox by hand, as good as it gets, with one
 * transaction for a whole batch. RocketMQ's usual listener takes messages one by one and would hold
 * its contender back.
 */
public final class InboxConsumer {

  static final String SETTINGS = "consumer: inbox by hand, batches of "
      + TandemApplication.CONSUMER_BATCH + " messages, " + TandemApplication.CONSUMER_THREADS
      + " threads";

  private static final String CLAIM = """
      INSERT INTO consumed (recharge_id) SELECT id FROM unnest(?::bigint[]) AS id ORDER BY id
      ON CONFLICT DO NOTHING RETURNING recharge_id
      """;

  private final DefaultMQPushConsumer consumer;
  private final JdbcTemplate jdbc;
  private final TransactionTemplate transaction;
  private final EffectTable table;
  private final Effects effects;

  private InboxConsumer(DefaultMQPushConsumer consumer, DataSource dataSource, Effects effects) {
    this.consumer = consumer;
    this.jdbc = new JdbcTemplate(dataSource);
    this.transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
    this.table = new EffectTable(jdbc);
    this.effects = effects;
  }

  /** Starts consuming {@code topic} into {@code contender}'s database. */
  public static InboxConsumer start(
      Environment environment, String contender, String topic, Effects effects)
      throws MQClientException {
    DefaultMQPushConsumer client = new DefaultMQPushConsumer(contender + "-effects");
    client.setNamesrvAddr(environment.nameServer());
    client.setInstanceName(contender + "-consumer");
    client.setPostSubscriptionWhenPull(true);
    client.setConsumeFromWhere(ConsumeFromWhere.CONSUME_FROM_FIRST_OFFSET);
    client.setConsumeMessageBatchMaxSize(TandemApplication.CONSUMER_BATCH);
    client.setPullBatchSize(TandemApplication.CONSUMER_BATCH);
    client.setConsumeThreadMin(TandemApplication.CONSUMER_THREADS);
    client.setConsumeThreadMax(TandemApplication.CONSUMER_THREADS);
    InboxConsumer made = new InboxConsumer(client, environment.database(contender), effects);
    client.registerMessageListener((MessageListenerConcurrently) (messages, context) -> {
      made.consume(messages);
      return ConsumeConcurrentlyStatus.CONSUME_SUCCESS;
    });
    client.subscribe(topic, "*");
    client.start();
    return made;
  }

  private void consume(List<MessageExt> messages) {
    List<Recharged> events =
        messages.stream().map(message -> RechargedJson.read(message.getBody())).toList();
    List<Long> applied = new ArrayList<>(events.size());
    transaction.executeWithoutResult(status -> apply(events, applied));
    effects.applied(applied);
  }

  private void apply(List<Recharged> events, List<Long> applied) {
    Set<Long> fresh = claim(events.stream().map(Recharged::rechargeId).toList());
    List<Long> amounts = new ArrayList<>(fresh.size());
    for (Recharged event : events) {
      // Removed at the first: one event may come twice in a batch.
      if (fresh.remove(event.rechargeId())) {
        applied.add(event.rechargeId());
        amounts.add(event.amountMinor());
      }
    }
    if (!applied.isEmpty()) {
      table.apply(applied, amounts);
    }
  }

  private Set<Long> claim(List<Long> ids) {
    return new HashSet<>(jdbc.query(
        CLAIM,
        ps -> ps.setArray(1, ps.getConnection().createArrayOf("bigint", ids.toArray())),
        (row, number) -> row.getLong(1)));
  }

  public void stop() {
    consumer.shutdown();
  }
}
