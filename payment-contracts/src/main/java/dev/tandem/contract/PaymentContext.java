package dev.tandem.contract;

import org.jspecify.annotations.Nullable;

/**
 * The origin of a payment's request, as far as the client sent it.
 *
 * @param deviceId the device's stable id
 * @param ip the client's address
 * @param country ISO 3166-1 alpha-2
 * @param latitude degrees, -90 to 90
 * @param longitude degrees, -180 to 180
 */
public record PaymentContext(
    @Nullable String deviceId,
    @Nullable String ip,
    @Nullable String country,
    @Nullable Double latitude,
    @Nullable Double longitude) {}
