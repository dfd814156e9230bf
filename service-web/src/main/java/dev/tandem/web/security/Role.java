package dev.tandem.web.security;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What somebody is to the suite, as the token's claim {@code roles} says in lower case. */
public enum Role {
  /** Has money here; reaches what is theirs alone. */
  INVESTOR,
  /** Reads everything and acts: freezes, retries, settles, proposes. */
  OPERATOR,
  /** Reads everything and decides what others propose. */
  APPROVER,
  /** Reads everything. */
  AUDITOR,
  /** A machine of the suite. */
  SERVICE;

  /** People who work here: they read everything. */
  public static final Set<Role> STAFF = setOf(OPERATOR, APPROVER, AUDITOR);

  /** Staff who act; which of their acts needs whom is said where it is done. */
  public static final Set<Role> ACTING_STAFF = setOf(OPERATOR, APPROVER);

  /** Investors, who find what is theirs, and staff, who find everything. */
  public static final Set<Role> OWNER_OR_STAFF = setOf(INVESTOR, OPERATOR, APPROVER, AUDITOR);

  /** Staff, and machines that watch the service. */
  public static final Set<Role> STAFF_OR_SERVICE = setOf(OPERATOR, APPROVER, AUDITOR, SERVICE);

  /** Everybody with a token and a role. */
  public static final Set<Role> ANY = setOf(values());

  /** The role as tokens spell it. */
  public String claim() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Role> ofClaim(String claim) {
    return Arrays.stream(values()).filter(role -> role.claim().equals(claim)).findFirst();
  }

  private static Set<Role> setOf(Role... roles) {
    return Collections.unmodifiableSet(EnumSet.copyOf(Arrays.asList(roles)));
  }
}
