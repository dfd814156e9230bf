package dev.tandem.accompaniment;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The accompaniment of investors.
 *
 * @param journeys Where the files of the journeys are, as a resource pattern.
 * @param defaultRiskLevel The riskiest fund, 1 to 5, that is recommended to investors whom nobody
 *     has asked about risk.
 */
@ConfigurationProperties("tandem.accompaniment")
record AccompanimentProperties(
    @DefaultValue("classpath:journeys/*.yaml") String journeys,
    @DefaultValue("1") int defaultRiskLevel) {}
