package dev.tandem.wallet;

import java.util.Collection;
import java.util.Currency;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/** Columns of a batch as array parameters, for {@code unnest} and {@code ANY}. */
public final class SqlArrays {

  private SqlArrays() {}

  /**
   * One value of each row, as text: the statement casts the array to its type, which keeps the
   * driver from guessing types for ids and times.
   */
  public static <T> @Nullable String[] of(
      Collection<T> rows, Function<? super T, ? extends @Nullable Object> column) {
    return rows.stream().map(row -> text(column.apply(row))).toArray(String[]::new);
  }

  private static @Nullable String text(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case Currency currency -> currency.getCurrencyCode();
      case Enum<?> constant -> constant.name();
      default -> value.toString();
    };
  }
}
