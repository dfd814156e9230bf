package dev.tandem.messaging.internal.consumer;

import dev.tandem.messaging.internal.delivery.DeliveryReader;
import dev.tandem.messaging.internal.handler.HandlerGroup;
import dev.tandem.messaging.internal.handover.GroupVersions;
import dev.tandem.messaging.internal.invocation.ExternalCalls;
import dev.tandem.messaging.internal.invocation.Handlers;
import dev.tandem.messaging.internal.invocation.KeptEvents;
import dev.tandem.messaging.internal.processing.BatchProcessor;
import dev.tandem.messaging.internal.processing.DeadLetterQueue;
import dev.tandem.messaging.internal.processing.ParkedEventRelease;
import dev.tandem.messaging.internal.processing.TakeOver;
import org.jspecify.annotations.Nullable;

/**
 * The parts that serve one consumer group.
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
