package dev.tandem.messaging.internal.groupcommit;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.ToLongFunction;

import dev.tandem.messaging.BatchHandler;
import dev.tandem.messaging.GroupCommit;
import dev.tandem.messaging.GroupCommits;
import io.micrometer.observation.Observation;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.Assert;

/** What was set for one group commit, and the defaults of what was not. */
final class GroupCommitSettings<C, R> implements GroupCommits.Builder<C, R> {

  private final String name;
  private final BatchHandler<C, R> handler;
  private final TransactionalGroupCommits origin;
  private TransactionTemplate transactions;
  private Executor completionExecutor;
  private int lanes = 1;
  private int maxBatch = 256;
  private int maxQueued = 4096;
  private long maxBatchWeight = Long.MAX_VALUE;
  private long maxQueuedWeight = Long.MAX_VALUE;
  private ToLongFunction<? super C> weight = command -> 0;
  private @Nullable Function<? super C, ?> key;
  private boolean idempotent;
  private Duration splitTimeout = Duration.ofSeconds(10);
  private Duration shutdownTimeout = Duration.ofSeconds(30);

  GroupCommitSettings(String name, BatchHandler<C, R> handler, TransactionalGroupCommits origin) {
    Assert.hasText(name, "A group commit needs a name");
    this.name = name;
    this.handler = handler;
    this.origin = origin;
    this.transactions = origin.transactions();
    this.completionExecutor = origin.completionExecutor();
  }

  @Override
  public GroupCommits.Builder<C, R> lanes(int count) {
    Assert.isTrue(count > 0, "At least one lane is needed");
    this.lanes = count;
    return this;
  }

  @Override
  public GroupCommits.Builder<C, R> maxBatch(int commands) {
    Assert.isTrue(commands > 0, "A batch holds at least one command");
    this.maxBatch = commands;
    return this;
  }

  @Override
  public GroupCommits.Builder<C, R> maxQueued(int commands) {
    Assert.isTrue(commands > 0, "The queue holds at least one command");
    this.maxQueued = commands;
    return this;
  }

  @Override
  public GroupCommits.Builder<C, R> weighedBy(
      ToLongFunction<? super C> weightOfCommand, long batchLimit, long queueLimit) {
    Assert.isTrue(batchLimit > 0 && queueLimit > 0, "Limits of weight are positive");
    this.weight = weightOfCommand;
    this.maxBatchWeight = batchLimit;
    this.maxQueuedWeight = queueLimit;
    return this;
  }

  @Override
  public GroupCommits.Builder<C, R> keyedBy(Function<? super C, ?> keyOfCommand) {
    this.key = keyOfCommand;
    return this;
  }

  @Override
  public GroupCommits.Builder<C, R> transactions(TransactionTemplate template) {
    Assert.notNull(template.getTransactionManager(), "The template has no transaction manager");
    Assert.isTrue(!template.isReadOnly(), "Commands need a transaction that can write");
    this.transactions = template;
    return this;
  }

  @Override
  public GroupCommits.Builder<C, R> idempotentHandler() {
    this.idempotent = true;
    return this;
  }

  @Override
  public GroupCommits.Builder<C, R> splitTimeout(Duration timeout) {
    this.splitTimeout = positive(timeout);
    return this;
  }

  @Override
  public GroupCommits.Builder<C, R> shutdownTimeout(Duration timeout) {
    this.shutdownTimeout = positive(timeout);
    return this;
  }

  @Override
  public GroupCommits.Builder<C, R> completingOn(Executor executor) {
    this.completionExecutor = executor;
    return this;
  }

  @Override
  public GroupCommit<C, R> build() {
    LanedGroupCommit<C, R> groupCommit = new LanedGroupCommit<>(this);
    groupCommit.start();
    return groupCommit;
  }

  String name() {
    return name;
  }

  int lanes() {
    return lanes;
  }

  int shards() {
    return key == null ? 1 : lanes;
  }

  int shardOf(C command) {
    if (key == null) {
      return 0;
    }
    Object value = key.apply(command);
    Assert.notNull(value, "A command has no key");
    int hash = value.hashCode() * 0x9E3779B9;
    return Math.floorMod(hash ^ (hash >>> 16), lanes);
  }

  long weightOf(C command) {
    long value = weight.applyAsLong(command);
    Assert.isTrue(value >= 0, "A command has a negative weight");
    return value;
  }

  @Nullable
  Observation caller() {
    return origin.observations().getCurrentObservation();
  }

  CommandQueue.Limits limits() {
    return new CommandQueue.Limits(maxQueued, maxQueuedWeight, maxBatch, maxBatchWeight);
  }

  BatchTransaction<C, R> batchTransaction() {
    return new BatchTransaction<>(transactions, handler);
  }

  GroupCommitMeters meters() {
    return origin.meters().create(name);
  }

  Executor completionExecutor() {
    return completionExecutor;
  }

  boolean idempotent() {
    return idempotent;
  }

  Duration splitTimeout() {
    return splitTimeout;
  }

  Duration shutdownTimeout() {
    return shutdownTimeout;
  }

  private static Duration positive(Duration timeout) {
    Assert.isTrue(!timeout.isNegative() && !timeout.isZero(), "A timeout is positive");
    return timeout;
  }
}
