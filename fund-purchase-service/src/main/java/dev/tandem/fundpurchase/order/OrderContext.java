package dev.tandem.fundpurchase.order;

import dev.tandem.contract.PaymentContext;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/** The origin of the order's request; kept only until it has been sent to risk. */
@Embeddable
record OrderContext(
    @Column(name = "device_id") @Nullable String deviceId,
    @Nullable String ip,
    @Nullable String country,
    @Nullable Double latitude,
    @Nullable Double longitude) {

  static @Nullable OrderContext of(@Nullable PaymentContext context) {
    return context == null
        ? null
        : new OrderContext(
            context.deviceId(),
            context.ip(),
            context.country(),
            context.latitude(),
            context.longitude());
  }

  PaymentContext toContract() {
    return new PaymentContext(deviceId, ip, country, latitude, longitude);
  }
}
