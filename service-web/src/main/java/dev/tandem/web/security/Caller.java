package dev.tandem.web.security;

import java.security.Principal;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;

import dev.tandem.web.problem.Problems;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;

/**
 * The sender of a request: declare it as a controller's parameter.
 *
 * @param sub the person or machine, by the token's {@code sub}; for an investor the owner id
 * @param roles the roles in the token
 */
public record Caller(String sub, Set<Role> roles) {

  public Caller {
    roles = Set.copyOf(roles);
  }

  /** The caller behind the principal of an actuator endpoint's {@code SecurityContext}. */
  public static Caller of(@Nullable Principal principal) {
    if (!(principal instanceof Authentication authentication)) {
      throw new IllegalStateException("A request without a caller got past the access rules");
    }
    return new Caller(authentication.getName(), rolesOf(authentication.getAuthorities()));
  }

  /**
   * For reads: the owner whose rows alone the caller may see, or null where the caller sees those
   * of everybody. Meant for the query: {@code (:owner::text IS NULL OR owner_id = :owner)}.
   */
  public @Nullable String ownerFilter() {
    return mayReadEverything() ? null : sub;
  }

  /**
   * Checks for a role, for actions that need another one than their endpoint.
   *
   * @throws dev.tandem.web.problem.ProblemException {@code forbidden} if the caller lacks it
   */
  public void require(Role role) {
    if (!roles.contains(role)) {
      throw Problems.FORBIDDEN.because("This takes the role " + role.claim());
    }
  }

  private boolean mayReadEverything() {
    return roles.stream().anyMatch(Role.STAFF::contains);
  }

  static Set<Role> rolesOf(Collection<? extends GrantedAuthority> authorities) {
    var roles = EnumSet.noneOf(Role.class);
    for (var authority : authorities) {
      var role = Role.ofClaim(authority.getAuthority());
      if (role != null) {
        roles.add(role);
      }
    }
    return roles;
  }
}
