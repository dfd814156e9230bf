package dev.tandem.fundpurchase.settlement;

import java.util.Optional;
import java.util.UUID;

/** How breaks are named: {@code brk_…}. */
final class BreakIds {

  private static final String PREFIX = "brk_";

  private BreakIds() {}

  static String format(UUID id) {
    return PREFIX + id;
  }

  static Optional<UUID> parse(String text) {
    try {
      return text.startsWith(PREFIX)
          ? Optional.of(UUID.fromString(text.substring(PREFIX.length())))
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
