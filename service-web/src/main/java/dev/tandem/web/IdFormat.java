package dev.tandem.web;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

import dev.tandem.web.problem.ProblemType;

/**
 * The written form of one kind of ids: the prefix, an underscore, the UUID in its canonical
 * lower-case form ({@code rch_0193e1a0-…}). One id has one form, so that texts can be compared.
 *
 * @param prefix the kind, such as {@code rch}
 * @param notFound the problem that answers a path with an unknown or malformed id
 */
public record IdFormat(String prefix, ProblemType notFound) {

  private static final Pattern UUID_FORM =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  public IdFormat {
    if (!prefix.matches("[a-z]{2,8}")) {
      throw new IllegalArgumentException("An id's prefix is two to eight letters: " + prefix);
    }
  }

  /** The id as callers see it. */
  public String format(UUID id) {
    return prefix + "_" + id;
  }

  /** The UUID in {@code id}, if it has exactly this format. */
  public Optional<UUID> parse(String id) {
    var start = prefix.length() + 1;
    return id.startsWith(prefix + "_") && UUID_FORM.matcher(id.substring(start)).matches()
        ? Optional.of(UUID.fromString(id.substring(start)))
        : Optional.empty();
  }

  /**
   * The UUID in {@code id}, which names a resource in a path.
   *
   * @throws dev.tandem.web.problem.ProblemException {@link #notFound()} if it is malformed: there
   *     is no such resource
   */
  public UUID parsePath(String id) {
    return parse(id).orElseThrow(() -> notFound.because("There is no " + shown(id)));
  }

  private static String shown(String id) {
    var known = id.replaceAll("[^A-Za-z0-9_.-]", "?");
    return known.length() <= 64 ? known : known.substring(0, 64) + "...";
  }
}
