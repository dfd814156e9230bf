package dev.tandem.analytics.activity;

import org.jspecify.annotations.Nullable;

/**
 * An event of an owner, in the form in which Flink keeps it: fields of simple types only, because
 * everything else would be serialized by Kryo.
 *
 * @param eventId the same for every copy of an event
 * @param atMillis when it happened, in milliseconds since 1970
 * @param amountMinor what the payment is about, in minor units; zero where it is about no money
 * @param channel {@code RECHARGE}, or the kind of the purchase; null if it is about no payment
 * @param token the hash of what is charged, the same for every use of it
 * @param place whether latitude and longitude are known
 */
public record Activity(
    String eventId,
    Kind kind,
    String ownerId,
    long atMillis,
    long amountMinor,
    @Nullable String currency,
    @Nullable String fundCode,
    @Nullable String channel,
    @Nullable String deviceId,
    @Nullable String address,
    @Nullable String token,
    @Nullable String country,
    boolean place,
    double latitude,
    double longitude) {}
