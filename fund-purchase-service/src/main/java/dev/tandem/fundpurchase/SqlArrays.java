package dev.tandem.fundpurchase;

import java.util.Collection;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/** Columns of many rows as array parameters, for {@code unnest} and {@code ANY}. */
public final class SqlArrays {

  private SqlArrays() {}

  /** One value of each row, as text; the statement casts the array to its type. */
  public static <T> @Nullable String[] of(
      Collection<T> rows, Function<? super T, ? extends @Nullable Object> column) {
    return rows.stream().map(row -> text(column.apply(row))).toArray(String[]::new);
  }

  private static @Nullable String text(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case Enum<?> constant -> constant.name();
      default -> value.toString();
    };
  }
}
