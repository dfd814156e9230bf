package dev.tandem.accompaniment.journey;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A published content.
 *
 * @param fundRiskLevel the level of the fund it is about, 1 to 5; 0 if it is about none
 */
public record Tellable(
    UUID contentId, String audience, @Nullable String fundCode, int fundRiskLevel, String text) {

  boolean fits(Journey.Tell tell, @Nullable String fund) {
    return audience.equals(tell.content())
        && (tell.aboutFund() ? fundCode != null && fundCode.equals(fund) : fundCode == null);
  }
}
