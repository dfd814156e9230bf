package dev.tandem.web.limit;

import java.util.Map;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Limits of a service's requests.
 *
 * @param maxBody Largest request body; beyond it the answer is 413.
 * @param largeBodies Paths whose POSTs have larger bodies, and how large; they are kept in files.
 * @param maxInFlight Most requests served at once; beyond it the answer is 503 with Retry-After.
 *     To be kept below {@code server.tomcat.threads.max}.
 */
@ConfigurationProperties("tandem.web.limit")
record LimitProperties(
    @DefaultValue("64KB") DataSize maxBody,
    @DefaultValue Map<String, DataSize> largeBodies,
    @DefaultValue("512") int maxInFlight) {}
