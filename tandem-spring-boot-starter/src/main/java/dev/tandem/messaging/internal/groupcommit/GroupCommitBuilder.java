package dev.tandem.messaging.internal.groupcommit;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.ToLongFunction;

import dev.tandem.messaging.BatchHandler;
import dev.tandem.messaging.GroupCommit;
import dev.tandem.messaging.OutcomeUnknownException;
import dev.tandem.messaging.OverloadedException;
import io.micrometer.observation.Observation;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.Assert;

/** Settings of one {@link GroupCommit}; the defaults suit short transactions on one database. */
public final class GroupCommitBuilder<C, R> {

  private final String name;
  private final BatchHandler<C, R> handler;
  private final GroupCommits origin;
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

  GroupCommitBuilder(String name, BatchHandler<C, R> handler, GroupCommits origin) {
    Assert.hasText(name, "A group commit needs a name");
    this.name = name;
    this.handler = handler;
    this.origin = origin;
    this.transactions = origin.transactions();
    this.completionExecutor = origin.completionExecutor();
  }

  /**
   * How many batches run at the same time, each on a thread and a database connection of its own; 1 unless
   * set. While one lane waits another can work, but each further lane makes batches smaller, and where they
   * write the same rows they wait for each other. It pays where a transaction mostly waits (for a
   * distant database, say) on a machine with processors to spare.
   */
  public GroupCommitBuilder<C, R> lanes(int count) {
    Assert.isTrue(count > 0, "At least one lane is needed");
    this.lanes = count;
    return this;
  }

  /** How many commands one transaction takes at most; 256 unless set. */
  public GroupCommitBuilder<C, R> maxBatch(int commands) {
    Assert.isTrue(commands > 0, "A batch holds at least one command");
    this.maxBatch = commands;
    return this;
  }

  /**
   * How many commands may wait, not counting those in a batch under way; 4096 unless set. Beyond it callers
   * get {@link OverloadedException}.
   */
  public GroupCommitBuilder<C, R> maxQueued(int commands) {
    Assert.isTrue(commands > 0, "The queue holds at least one command");
    this.maxQueued = commands;
    return this;
  }

  /**
   * Bounds batches and queue by the weight of their commands too, for example in bytes. A command heavier
   * than a bound still runs, alone.
   */
  public GroupCommitBuilder<C, R> weighedBy(
      ToLongFunction<? super C> weightOfCommand, long batchLimit, long queueLimit) {
    Assert.isTrue(batchLimit > 0 && queueLimit > 0, "Limits of weight are positive");
    this.weight = weightOfCommand;
    this.maxBatchWeight = batchLimit;
    this.maxQueuedWeight = queueLimit;
    return this;
  }

  /**
   * Sends commands with equal keys to the same lane: they then take effect in the order of submission, and two
   * lanes never wait for each other's row of that key. The key must not change, and its {@code hashCode} should
   * spread.
   */
  public GroupCommitBuilder<C, R> keyedBy(Function<? super C, ?> keyOfCommand) {
    this.key = keyOfCommand;
    return this;
  }

  /** Runs batches by this template: another transaction manager, isolation level or timeout. */
  public GroupCommitBuilder<C, R> transactions(TransactionTemplate template) {
    Assert.notNull(template.getTransactionManager(), "The template has no transaction manager");
    Assert.isTrue(!template.isReadOnly(), "Commands need a transaction that can write");
    this.transactions = template;
    return this;
  }

  /**
   * Declares that the handler recognises commands that it has already applied, in the database, and returns
   * their first result again. A batch whose COMMIT got no answer is then run once more instead of answering
   * {@link OutcomeUnknownException} at once.
   */
  public GroupCommitBuilder<C, R> idempotentHandler() {
    this.idempotent = true;
    return this;
  }

  /**
   * How long one failing batch may keep its lane with splitting; 10 seconds unless set. Commands that have had no
   * turn by then fail with what their batch failed with.
   */
  public GroupCommitBuilder<C, R> splitTimeout(Duration timeout) {
    this.splitTimeout = positive(timeout);
    return this;
  }

  /** How long {@link GroupCommit#close()} waits for commands already accepted; 30 seconds unless set. */
  public GroupCommitBuilder<C, R> shutdownTimeout(Duration timeout) {
    this.shutdownTimeout = positive(timeout);
    return this;
  }

  /**
   * Completes the futures of {@link GroupCommit#submit} on {@code executor}; unless set, on platform
   * threads of a pool that grows as needed.
   */
  public GroupCommitBuilder<C, R> completingOn(Executor executor) {
    this.completionExecutor = executor;
    return this;
  }

  /** Starts the lanes. As a bean it is stopped by Spring, otherwise it must be closed. */
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
