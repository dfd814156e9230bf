package dev.tandem.console.login;

import java.util.Set;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of signing in.
 *
 * @param required Whether people sign in at all. Without it the console must not be reachable from
 *     anywhere but its own machine.
 * @param issuer Address at which the console reaches the issuer.
 * @param endSession Address at which a browser ends its session at the issuer.
 * @param roles Roles that may use the console.
 */
@ConfigurationProperties("tandem.console.login")
record LoginProperties(
    @DefaultValue("true") boolean required,
    String issuer,
    String endSession,
    @DefaultValue({"operator", "approver", "auditor"}) Set<String> roles) {}
