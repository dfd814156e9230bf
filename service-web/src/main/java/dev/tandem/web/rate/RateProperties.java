package dev.tandem.web.rate;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How often the public port may be asked. Beyond it the answer is 429 with Retry-After.
 *
 * @param investor Requests of one investor.
 * @param staff Requests of one person of the staff, or one machine.
 * @param subject Acts on one object, such as a wallet, by anybody.
 * @param code One-time codes that one person may send, and that may be sent for one payment.
 * @param link Requests of one address by links that work without a token.
 * @param known The most callers and objects that are counted; those not seen for longest are
 *     forgotten first.
 */
@ConfigurationProperties("tandem.web.rate")
record RateProperties(
    @DefaultValue({}) Investor investor,
    @DefaultValue({}) Staff staff,
    @DefaultValue({}) Subject subject,
    @DefaultValue({}) Code code,
    @DefaultValue({}) Link link,
    @DefaultValue("100000") int known) {

  /** A number of requests in a time; what was not used in it is lost. */
  interface Quota {
    long requests();

    Duration window();
  }

  record Investor(
      @DefaultValue("6000") long requests,
      @DefaultValue("1m") Duration window) implements Quota {}

  record Staff(
      @DefaultValue("600000") long requests,
      @DefaultValue("1m") Duration window) implements Quota {}

  record Subject(
      @DefaultValue("3000") long requests,
      @DefaultValue("1m") Duration window) implements Quota {}

  record Link(
      @DefaultValue("60") long requests, @DefaultValue("1m") Duration window) implements Quota {}

  record Code(
      @DefaultValue("10") long requests, @DefaultValue("1m") Duration window) implements Quota {}
}
