package dev.tandem.web;

import java.util.List;
import java.util.function.Function;

/**
 * A part of a list.
 *
 * @param data the items, in the list's order
 * @param hasMore whether another page follows, starting after the last item
 */
public record Page<T>(List<T> data, boolean hasMore) {

  public Page {
    data = List.copyOf(data);
  }

  /**
   * The page of {@code rows}, which were fetched with {@link PageRequest#fetchLimit()}: the one row
   * too many shows that there is more.
   */
  public static <R, T> Page<T> of(PageRequest request, List<R> rows, Function<R, T> item) {
    return new Page<>(
        rows.stream().limit(request.limit()).map(item).toList(), rows.size() > request.limit());
  }
}
