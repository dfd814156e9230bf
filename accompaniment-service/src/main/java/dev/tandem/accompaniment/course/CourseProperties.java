package dev.tandem.accompaniment.course;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How instances are moved on.
 *
 * @param pollInterval Pause between two looks for instances that are due.
 * @param happeningRetention Time that happenings are kept for simulations.
 * @param instanceRetention Time that instances are kept after their end, with the steps they
 *     passed; longer than events are.
 */
@ConfigurationProperties("tandem.accompaniment.course")
record CourseProperties(
    @DefaultValue("1s") Duration pollInterval,
    @DefaultValue("30d") Duration happeningRetention,
    @DefaultValue("400d") Duration instanceRetention) {}
