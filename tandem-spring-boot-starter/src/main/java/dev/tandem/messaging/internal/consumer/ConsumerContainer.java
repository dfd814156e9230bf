package dev.tandem.messaging.internal.consumer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import dev.tandem.messaging.internal.broker.HeardStart;
import dev.tandem.messaging.internal.broker.LifecyclePhases;
import dev.tandem.messaging.internal.handler.InvalidHandlerException;
import dev.tandem.messaging.internal.pausing.JdbcPausedGroups;
import dev.tandem.messaging.internal.pausing.PausedGroup;
import dev.tandem.messaging.internal.producer.TopicPreparation;
import dev.tandem.messaging.support.OutageLog;
import org.apache.rocketmq.client.exception.MQClientException;
import org.apache.rocketmq.common.MixAll;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Runs one consumer for each group. Consumers start in the background, because a broker that is
 * down must not keep the application from starting; they are tried again until they run.
 */
final class ConsumerContainer implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(ConsumerContainer.class);
  private static final OutageLog outage = new OutageLog(log);
  private static final Duration PAUSE = Duration.ofSeconds(2);

  private final GroupRuntimes groups;
  private final JdbcPausedGroups pauses;
  private final ConsumerFactory factory;
  private final TopicPreparation topics;
  private final boolean createTopics;
  private final boolean enabled;
  private final List<GroupConsumer> consumers = new ArrayList<>();
  private final Set<String> joined = ConcurrentHashMap.newKeySet();
  private final Map<String, Subscription> subscriptions = new ConcurrentHashMap<>();
  private volatile Set<String> paused = Set.of();
  private CountDownLatch stopped = new CountDownLatch(0);
  private @Nullable Thread starter;
  private volatile boolean running;

  ConsumerContainer(
      GroupRuntimes groups,
      JdbcPausedGroups pauses,
      ConsumerFactory factory,
      TopicPreparation topics,
      boolean createTopics,
      boolean enabled) {
    this.groups = groups;
    this.pauses = pauses;
    this.factory = factory;
    this.topics = topics;
    this.createTopics = createTopics;
    this.enabled = enabled;
  }

  @Override
  public synchronized void start() {
    running = true;
    if (!enabled || groups.all().isEmpty()) {
      return;
    }
    topics.prepare(neededTopics(), factory.connection());
    groups.all().forEach(group -> join(group));
    CountDownLatch stop = new CountDownLatch(1);
    stopped = stop;
    starter = new Thread(() -> startAll(stop), "tandem-consumer-start");
    starter.setDaemon(true);
    starter.start();
  }

  private Set<String> neededTopics() {
    Set<String> needed = new TreeSet<>();
    for (GroupRuntime runtime : groups.all()) {
      needed.addAll(runtime.group().topics());
      if (createTopics && !runtime.group().broadcast()) {
        // The broker makes them when it first needs them; their consumers would notice later.
        needed.add(MixAll.getRetryTopic(runtime.group().name()));
        needed.add(MixAll.getDLQTopic(runtime.group().name()));
      }
    }
    return needed;
  }

  /**
   * Makes this instance known to other versions in its group, if it can before the application is
   * ready: all instances know the types that are published from then on.
   */
  private boolean join(GroupRuntime runtime) {
    if (runtime.group().broadcast() || joined.contains(runtime.group().name())) {
      return true;
    }
    try {
      runtime.versions().join();
      joined.add(runtime.group().name());
      return true;
    } catch (InvalidHandlerException e) {
      throw e;
    } catch (RuntimeException e) {
      outage.failed("Group {} cannot consume yet: {}", runtime.group().name(), e.toString());
      return false;
    }
  }

  private void startAll(CountDownLatch stop) {
    List<GroupRuntime> waiting = new ArrayList<>(groups.all());
    try {
      do {
        waiting.removeIf(this::joinAndStart);
      } while (!waiting.isEmpty() && !stop.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean joinAndStart(GroupRuntime runtime) {
    try {
      return join(runtime) && tryStart(runtime);
    } catch (InvalidHandlerException e) {
      // The database was away when the application started, which nothing can refuse any more.
      outage.failed("Group {} does not consume: {}", runtime.group().name(), e.toString());
      return false;
    }
  }

  private boolean tryStart(GroupRuntime runtime) {
    try {
      if (runtime.group().broadcast()) {
        start(factory.ofBroadcasts(runtime));
      } else {
        GroupConsumer events = factory.ofEvents(runtime);
        obeyPauses();
        events.pause(isPaused(runtime));
        start(events);
        subscriptions.put(runtime.group().name(), new Subscription(events, runtime));
        start(factory.ofDeadLetters(runtime));
      }
      log.info("Consuming as {}", runtime.group());
      return true;
    } catch (MQClientException | RuntimeException e) {
      outage.failed("Group {} cannot consume yet: {}", runtime.group().name(), e.toString());
      return false;
    }
  }

  private synchronized void start(GroupConsumer consumer) throws MQClientException {
    if (!running) {
      return;
    }
    try {
      HeardStart.of(factory.connection(), consumer.consumer());
      consumers.add(consumer);
    } catch (MQClientException | RuntimeException e) {
      consumer.consumer().shutdown();
      throw e;
    }
  }

  /** Pauses and resumes as the database says: another instance may have been told to. */
  void obeyPauses() {
    paused = pauses.all().stream().map(PausedGroup::group).collect(Collectors.toUnmodifiableSet());
    subscriptions.forEach((group, subscription) -> subscription.pause(paused.contains(group)));
  }

  /** Whether the group is paused, as far as this instance knows. */
  boolean isPaused(GroupRuntime runtime) {
    return paused.contains(runtime.group().name());
  }

  /**
   * Subscribes to the topics that only other versions of the service handle, so that all instances
   * have the same subscription.
   */
  void follow(GroupRuntime runtime) {
    Subscription subscription = subscriptions.get(runtime.group().name());
    if (subscription != null && running) {
      subscription.follow();
    }
  }

  @Override
  public void stop() {
    stop(() -> {});
  }

  @Override
  public void stop(Runnable callback) {
    List<GroupConsumer> stopping;
    synchronized (this) {
      running = false;
      stopped.countDown();
      groups.shared().database().stop();
      stopping = List.copyOf(consumers);
      consumers.clear();
      subscriptions.clear();
    }
    // All at once: each waits for its own batches.
    List<Thread> threads = stopping.stream()
        .map(consumer -> new Thread(consumer::stop, "tandem-consumer-stop"))
        .toList();
    threads.forEach(Thread::start);
    threads.forEach(ConsumerContainer::join);
    callback.run();
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  @Override
  public int getPhase() {
    return LifecyclePhases.CONSUMERS;
  }
}
