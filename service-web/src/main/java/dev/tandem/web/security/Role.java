package dev.tandem.web.security;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/** A role in the suite, in lower case in the token's claim {@code roles}. */
public enum Role {
  /** Has money here; reaches only their own. */
  INVESTOR,
  /** Reads everything and acts: freezes, retries, settles, proposes. */
  OPERATOR,
  /** Reads everything and decides on proposals of others. */
  APPROVER,
  /** Reads everything. */
  AUDITOR,
  /** A machine of the suite. */
  SERVICE;

  /** People who work here: they read everything. */
  public static final Set<Role> STAFF = setOf(OPERATOR, APPROVER, AUDITOR);

  /** Staff who act; some actions check for one of these roles themselves. */
  public static final Set<Role> ACTING_STAFF = setOf(OPERATOR, APPROVER);

  /** Investors, who see their own, and staff, who see everything. */
  public static final Set<Role> OWNER_OR_STAFF = setOf(INVESTOR, OPERATOR, APPROVER, AUDITOR);

  /** Staff, and machines that watch the service. */
  public static final Set<Role> STAFF_OR_SERVICE = setOf(OPERATOR, APPROVER, AUDITOR, SERVICE);

  /** Everybody with a token and a role. */
  public static final Set<Role> ANY = setOf(values());

  private static final Map<String, Role> BY_CLAIM =
      Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Role::claim, role -> role));

  private final String claim = name().toLowerCase(Locale.ROOT);

  /** The role as tokens spell it. */
  public String claim() {
    return claim;
  }

  static @Nullable Role ofClaim(@Nullable String claim) {
    return claim == null ? null : BY_CLAIM.get(claim);
  }

  private static Set<Role> setOf(Role... roles) {
    return Collections.unmodifiableSet(EnumSet.copyOf(Arrays.asList(roles)));
  }
}
