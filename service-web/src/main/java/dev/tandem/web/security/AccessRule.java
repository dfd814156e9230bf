package dev.tandem.web.security;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;

import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * The roles that may use one endpoint.
 *
 * @param first the first segment of the path, which tells most paths apart without matching them
 * @param roles the roles; none where it is {@link #open} and takes no token
 * @param takes what requests bring that is treated specially
 */
record AccessRule(
    HttpMethod method, PathPattern path, String first, Set<Role> roles, boolean open, Takes takes) {

  AccessRule {
    if (first.contains("{") || first.contains("*")) {
      throw new IllegalArgumentException("A path begins with a word: " + path);
    }
  }

  static AccessRule of(HttpMethod method, String path, Set<Role> roles) {
    return rule(method, path, roles, false);
  }

  static AccessRule open(HttpMethod method, String path) {
    return rule(method, path, Set.of(), true);
  }

  private static AccessRule rule(HttpMethod method, String path, Set<Role> roles, boolean open) {
    return new AccessRule(
        method,
        PathPatternParser.defaultInstance.parse(path),
        firstOf(PathContainer.parsePath(path)),
        roles,
        open,
        Takes.ANYTHING);
  }

  /** What an endpoint takes. */
  enum Takes {
    ANYTHING,
    /** Payments: their rows say who asked for what. */
    PAYMENTS,
    /** One-time codes, which somebody may try to guess. */
    CODES,
    /** Signed links, which somebody may try to guess. */
    LINKS
  }

  AccessRule taking(Takes what) {
    return new AccessRule(method, path, first, roles, open, what);
  }

  boolean isFor(HttpMethod asked, PathContainer askedPath) {
    var wanted = asked.equals(HttpMethod.HEAD) ? HttpMethod.GET : asked;
    return method.equals(wanted) && first.equals(firstOf(askedPath)) && path.matches(askedPath);
  }

  /** The first segment of a path, decoded; empty for {@code /}. */
  private static String firstOf(PathContainer path) {
    return path.elements().size() > 1
            && path.elements().get(1) instanceof PathContainer.PathSegment segment
        ? segment.valueToMatch()
        : "";
  }

  boolean lets(Set<Role> callersRoles) {
    return !Collections.disjoint(callersRoles, roles);
  }

  /** The values of the path's variables in {@code asked}, as sent. */
  List<String> ids(PathContainer asked) {
    var match = path.matchAndExtract(asked);
    Collection<String> values =
        match == null ? List.of() : match.getUriVariables().values();
    return List.copyOf(values);
  }

  /** The endpoint in one line: {@code GET /v1/wallets/{id}}. */
  String endpoint() {
    return method + " " + path.getPatternString();
  }
}
