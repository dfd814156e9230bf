package dev.tandem.messaging.internal.deadletter;

import java.security.Principal;
import java.util.Collection;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which acts of operators take two people. To let an edit take effect always does, unless nobody
 * knows who acts.
 *
 * @param discardTopics Topics whose dead letters one person proposes to discard and another
 *     discards; likewise whose prepared transactions they decide.
 * @param approverRole The role that the second person needs; anybody else will do where it is
 *     absent.
 */
@ConfigurationProperties("tandem.messaging.four-eyes")
public record FourEyes(
    @DefaultValue Set<String> discardTopics, @Nullable String approverRole) {

  /** Whether it takes two people to drop events of any of {@code topics}, or to let them out. */
  public boolean takeTwo(Collection<String> topics) {
    return topics.stream().anyMatch(discardTopics::contains);
  }

  /**
   * Whoever acts.
   *
   * @param name none where no person is known: there is no second one to ask
   * @param approver whether they may be the second person
   */
  public record Person(@Nullable String name, boolean approver) {

    private static final String UNKNOWN = "operator";

    /**
     * Whoever sends a request.
     *
     * @param approverRole the role of a second person; anybody will do if it is null
     */
    public static Person of(SecurityContext security, @Nullable String approverRole) {
      Principal principal = security.getPrincipal();
      return new Person(
          principal == null ? null : principal.getName(),
          approverRole == null || security.isUserInRole(approverRole));
    }

    public boolean isKnown() {
      return name != null;
    }

    public boolean is(@Nullable String other) {
      return name != null && name.equals(other);
    }

    /** The name to record. */
    public String recorded() {
      return name == null ? UNKNOWN : name;
    }
  }
}
