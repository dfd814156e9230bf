package dev.tandem.console.suite;

import java.net.URI;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The demo around the console.
 *
 * @param control Address of the demo's control server, which moves the clock, compares
 *     the books and issues tokens for investors.
 * @param commands Whether it does more than issue tokens. In containers it does not: they are
 *     killed, and their clock is moved, from outside.
 */
@ConfigurationProperties("tandem.console.demo")
public record DemoControl(
    @DefaultValue("http://127.0.0.1:8090") URI control,
    @DefaultValue("true") boolean commands) {}
