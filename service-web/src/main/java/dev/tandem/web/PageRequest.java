package dev.tandem.web;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import dev.tandem.web.problem.ProblemException;
import dev.tandem.web.problem.Problems;
import dev.tandem.web.problem.Violation;
import org.jspecify.annotations.Nullable;

/**
 * The requested part of a list: declare it as a controller's parameter. It is read from the
 * query parameters {@code limit} (1 to 100, default 20) and {@code startingAfter} (an item's id).
 *
 * @param limit the most items to answer with
 * @param startingAfter the id of the last item of the page before, as it was sent
 */
public record PageRequest(int limit, @Nullable String startingAfter) {

  public static final int DEFAULT_LIMIT = 20;
  public static final int MAX_LIMIT = 100;

  /**
   * The number of rows to fetch, one more than the page, so that {@link Page#of} sees whether there
   * is more.
   */
  public int fetchLimit() {
    return limit + 1;
  }

  /**
   * Where the page starts, empty for the first page.
   *
   * @throws ProblemException {@code invalid-request} if it is not an id of {@code format}
   */
  public Optional<UUID> startingAfter(IdFormat format) {
    if (startingAfter == null) {
      return Optional.empty();
    }
    var id = format.parse(startingAfter);
    if (id.isEmpty()) {
      throw invalid("startingAfter", "Must be an id with the prefix " + format.prefix());
    }
    return id;
  }

  static PageRequest of(@Nullable String limit, @Nullable String startingAfter) {
    return new PageRequest(limit == null ? DEFAULT_LIMIT : parse(limit), startingAfter);
  }

  private static int parse(String limit) {
    if (limit.matches("[0-9]{1,3}")) {
      var parsed = Integer.parseInt(limit);
      if (parsed >= 1 && parsed <= MAX_LIMIT) {
        return parsed;
      }
    }
    throw invalid("limit", "Must be from 1 to " + MAX_LIMIT);
  }

  private static ProblemException invalid(String parameter, String detail) {
    return new ProblemException(
        Problems.INVALID_REQUEST,
        parameter + ": " + detail,
        List.of(Violation.of(parameter, detail)));
  }
}
