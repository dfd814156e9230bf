package dev.tandem.web.clock;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The time of the demo profile.
 *
 * @param ahead how far it is ahead of the machine's from the start: where the others' time has got
 *     to already
 */
@ConfigurationProperties("tandem.clock")
record ClockProperties(@DefaultValue("0s") Duration ahead) {}
