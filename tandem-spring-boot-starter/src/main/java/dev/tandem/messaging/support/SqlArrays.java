package dev.tandem.messaging.support;

import java.util.Collection;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * Columns of many rows as array parameters, for {@code unnest} and {@code ANY}.
 *
 * <p>The values travel as text and the statement casts each array to its type, as in {@code
 * unnest(:ids::uuid[], :dueAts::timestamptz[])}: no driver has to guess how ids, times and absent
 * values are to be sent.
 */
public final class SqlArrays {

  private SqlArrays() {}

  /** One value of each of {@code rows}, in their order. Constants of an enum go by their name. */
  public static <T> @Nullable String[] of(
      Collection<? extends T> rows, Function<? super T, ? extends @Nullable Object> column) {
    @Nullable String[] values = new @Nullable String[rows.size()];
    int at = 0;
    for (T row : rows) {
      values[at] = text(column.apply(row));
      at++;
    }
    return values;
  }

  /** The values themselves. */
  public static @Nullable String[] of(Collection<? extends @Nullable Object> values) {
    return of(values, value -> value);
  }

  private static @Nullable String text(@Nullable Object value) {
    if (value == null) {
      return null;
    }
    return value instanceof Enum<?> constant ? constant.name() : value.toString();
  }
}
