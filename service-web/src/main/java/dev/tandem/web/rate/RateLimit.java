package dev.tandem.web.rate;

import java.time.Duration;
import java.util.Locale;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.tandem.web.rate.RateProperties.Quota;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;

/** One limit, with a bucket for each key. */
final class RateLimit {

  private final String name;
  private final Quota quota;
  private final String policy;
  private final Cache<String, Bucket> buckets;

  RateLimit(String name, Quota quota, int known) {
    this.name = name;
    this.quota = quota;
    this.policy = String.format(
        Locale.ROOT, "\"%s\";q=%d;w=%d", name, quota.requests(), quota.window().toSeconds());
    // A bucket that was left alone for its window is full again: it need not be remembered.
    this.buckets = Caffeine.newBuilder()
        .maximumSize(known)
        .expireAfterAccess(quota.window())
        .build();
  }

  /** Counts one request of {@code key}. */
  Count count(String key) {
    var probe = buckets.get(key, _ -> bucket()).tryConsumeAndReturnRemaining(1);
    return new Count(this, probe);
  }

  private Bucket bucket() {
    return Bucket.builder()
        .addLimit(
            it -> it.capacity(quota.requests()).refillGreedy(quota.requests(), quota.window()))
        .build();
  }

  /** A request that was counted. */
  record Count(RateLimit limit, ConsumptionProbe probe) {

    boolean isWithin() {
      return probe.isConsumed();
    }

    /** The limit, as the {@code RateLimit-Policy} header tells it. */
    String policy() {
      return limit.policy;
    }

    /** The rest of it, as the {@code RateLimit} header tells it. */
    String left() {
      return "\"" + limit.name + "\";r=" + probe.getRemainingTokens() + ";t="
          + seconds(probe.getNanosToWaitForReset());
    }

    Duration pause() {
      return Duration.ofSeconds(seconds(probe.getNanosToWaitForRefill()));
    }

    private static long seconds(long nanos) {
      return Math.ceilDiv(nanos, 1_000_000_000L);
    }
  }
}
