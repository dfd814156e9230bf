package dev.tandem.web.security;

import java.util.Set;

import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * The roles that may use one endpoint.
 *
 * @param roles the roles; none where it is {@link #open} and takes no token
 */
record AccessRule(HttpMethod method, PathPattern path, Set<Role> roles, boolean open) {

  static AccessRule of(HttpMethod method, String path, Set<Role> roles) {
    return new AccessRule(method, PathPatternParser.defaultInstance.parse(path), roles, false);
  }

  static AccessRule open(HttpMethod method, String path) {
    return new AccessRule(method, PathPatternParser.defaultInstance.parse(path), Set.of(), true);
  }

  boolean isFor(HttpMethod asked, PathContainer askedPath) {
    var wanted = asked.equals(HttpMethod.HEAD) ? HttpMethod.GET : asked;
    return method.equals(wanted) && path.matches(askedPath);
  }

  boolean lets(Set<Role> callersRoles) {
    return callersRoles.stream().anyMatch(roles::contains);
  }

  /** The endpoint in one line: {@code GET /v1/wallets/{id}}. */
  String endpoint() {
    return method + " " + path.getPatternString();
  }
}
