package dev.tandem.messaging.internal.deadletter;

import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which acts on dead letters take two people. To let an edit take effect always does, unless nobody
 * knows who acts.
 *
 * @param discardTopics Topics whose dead letters one person proposes to discard and another
 *     discards.
 * @param approverRole The role that the second person needs; anybody else will do where it is
 *     absent.
 */
@ConfigurationProperties("tandem.messaging.four-eyes")
public record FourEyes(
    @DefaultValue Set<String> discardTopics, @Nullable String approverRole) {

  boolean takeTwoToDiscard(DeadLetter letter) {
    return discardTopics.contains(letter.topic());
  }

  /**
   * Whoever acts.
   *
   * @param name none where no person is known: there is no second one to ask
   * @param approver whether they may be the second person
   */
  public record Person(@Nullable String name, boolean approver) {

    private static final String UNKNOWN = "operator";

    boolean isKnown() {
      return name != null;
    }

    boolean is(String other) {
      return other.equals(name);
    }

    /** The name to record. */
    String recorded() {
      return name == null ? UNKNOWN : name;
    }
  }
}
