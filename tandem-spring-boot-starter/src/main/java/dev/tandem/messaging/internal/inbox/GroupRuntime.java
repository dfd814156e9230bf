package dev.tandem.messaging.internal.inbox;

import dev.tandem.messaging.internal.handler.HandlerGroup;
import dev.tandem.messaging.internal.handover.GroupVersions;
import org.jspecify.annotations.Nullable;

/**
 * Everything that works for one consumer group.
 *
 * @param release null for a group without order
 */
record GroupRuntime(
    HandlerGroup group,
    GroupVersions versions,
    ConsumerProperties.Settings settings,
    DeliveryReader reader,
    KeptEvents keptEvents,
    ExternalCalls calls,
    Handlers handlers,
    BatchProcessor processor,
    DeadLetterQueue deadLetterQueue,
    TakeOver takeOver,
    @Nullable ParkedEventRelease release) {}
