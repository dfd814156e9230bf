package dev.tandem.messaging.internal.broker;

import java.util.concurrent.TimeUnit;

import dev.tandem.messaging.internal.MessagingProperties;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;

/**
 * Keeps transactions from waiting for a broker that fails or is slow: while the circuit is open
 * they commit without it, and the sweep delivers.
 */
public final class BrokerBreaker {

  private final CircuitBreaker breaker;

  public BrokerBreaker(MessagingProperties.Breaker properties) {
    this.breaker = CircuitBreaker.of(
        "tandem-broker",
        CircuitBreakerConfig.custom()
            .slidingWindowType(SlidingWindowType.COUNT_BASED)
            .slidingWindowSize(properties.window())
            .minimumNumberOfCalls(properties.minimumSends())
            .failureRateThreshold(properties.failureRate())
            .slowCallDurationThreshold(properties.slowSend())
            .slowCallRateThreshold(properties.slowRate())
            .waitDurationInOpenState(properties.openFor())
            .permittedNumberOfCallsInHalfOpenState(1)
            .build());
  }

  /** Whether the broker may be tried now; if so, {@link #succeeded}, {@link #failed} or
   * {@link #notTried} must follow. */
  public boolean permits() {
    return breaker.tryAcquirePermission();
  }

  /** The broker was permitted, but was not called after all. */
  public void notTried() {
    breaker.releasePermission();
  }

  /** The broker answered, {@code nanos} after it was asked. */
  public void succeeded(long nanos) {
    breaker.onSuccess(nanos, TimeUnit.NANOSECONDS);
  }

  /** The broker did not answer well within {@code nanos}. */
  public void failed(long nanos, Throwable failure) {
    breaker.onError(nanos, TimeUnit.NANOSECONDS, failure);
  }

  /** CLOSED, OPEN, HALF_OPEN and so on. */
  public String state() {
    return breaker.getState().name();
  }

  /** Whether the circuit is closed: neither open nor half-open. */
  public boolean isClosed() {
    return breaker.getState() == CircuitBreaker.State.CLOSED;
  }
}
