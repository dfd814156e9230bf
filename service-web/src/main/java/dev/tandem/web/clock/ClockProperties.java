package dev.tandem.web.clock;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The time of the demo profile.
 *
 * @param ahead the lead over the machine's time at the start, so that a service joins in the time
 *     of the others
 */
@ConfigurationProperties("tandem.clock")
record ClockProperties(@DefaultValue("0s") Duration ahead) {}
