package dev.tandem.messaging.internal.groupcommit;

import java.time.Duration;
import java.util.concurrent.Executor;

import dev.tandem.messaging.BatchHandler;
import dev.tandem.messaging.GroupCommit;
import dev.tandem.messaging.GroupCommits;
import io.micrometer.observation.Observation;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.Assert;

/** The settings of one group commit, with defaults for those that were not set. */
final class GroupCommitSettings<C, R> implements GroupCommits.Builder<C, R> {

  private final String name;
  private final BatchHandler<C, R> handler;
  private final TransactionalGroupCommits origin;
  private TransactionTemplate transactions;
  private int lanes = 1;
  private int maxBatch = 256;
  private int maxQueued = 4096;
  private Duration gathering = Duration.ZERO;
  private boolean idempotent;
  private boolean waiting;
  private Duration splitTimeout = Duration.ofSeconds(10);
  private Duration shutdownTimeout = Duration.ofSeconds(30);

  GroupCommitSettings(String name, BatchHandler<C, R> handler, TransactionalGroupCommits origin) {
    Assert.hasText(name, "A group commit needs a name");
    this.name = name;
    this.handler = handler;
    this.origin = origin;
    this.transactions = origin.transactions();
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
  public GroupCommits.Builder<C, R> gatherFor(Duration atMost) {
    Assert.isTrue(!atMost.isNegative(), "Nobody waits for less than no time");
    this.gathering = atMost;
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
  public GroupCommits.Builder<C, R> waitsForTheDatabase() {
    this.waiting = true;
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

  @Nullable
  Observation caller() {
    return origin.observations().getCurrentObservation();
  }

  CommandQueue.Limits limits() {
    return new CommandQueue.Limits(maxQueued, maxBatch, gathering);
  }

  BatchTransaction<C, R> batchTransaction() {
    return new BatchTransaction<>(transactions, handler);
  }

  GroupCommitMeters meters() {
    return origin.meters().create(name);
  }

  Executor completionExecutor() {
    return origin.completionExecutor();
  }

  boolean idempotent() {
    return idempotent;
  }

  boolean waiting() {
    return waiting;
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
