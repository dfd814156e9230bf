package dev.tandem.analytics.minute;

import dev.tandem.analytics.activity.Activity;
import dev.tandem.analytics.activity.Kind;
import org.jspecify.annotations.Nullable;

/**
 * The payments that are counted together.
 *
 * @param fundCode empty for payments that are about no fund
 */
public record PaymentsOf(String fundCode, String channel, String currency) {

  /** Whether {@code event} begins a payment or ends one. */
  public static boolean isKnown(Activity event) {
    return event.kind() != Kind.PAYING && event.channel() != null && event.currency() != null;
  }

  /** To which payments a known event belongs. */
  public static PaymentsOf of(Activity event) {
    return new PaymentsOf(text(event.fundCode()), text(event.channel()), text(event.currency()));
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text;
  }
}
