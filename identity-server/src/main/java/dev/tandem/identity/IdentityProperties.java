package dev.tandem.identity;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The people that the provider knows, and the contents of its tokens.
 *
 * @param issuer The issuer in tokens: the address at which browsers reach it.
 * @param audience The audience in tokens.
 * @param data The folder that keeps the signing keys; made if missing.
 * @param machineSecret The file that keeps the machine's secret, for those who call as the machine;
 *     made if missing.
 * @param consoleRedirect Address of the operations console to which a person returns after signing
 *     in.
 * @param people The demo's people and the role of each.
 * @param password The password of all of them.
 * @param tokenLifetime How long a token is good unless somebody asks for less or more.
 * @param longestLifetime How long anybody may ask for.
 * @param attemptsPerMinute Sign-ins, and requests for tokens by a secret or a code, that one
 *     address may try in a minute.
 * @param demoTokensPerMinute Tokens that the demo makes for one address in a minute.
 */
@ConfigurationProperties("tandem.identity")
record IdentityProperties(
    URI issuer,
    String audience,
    Path data,
    Path machineSecret,
    URI consoleRedirect,
    Map<String, Role> people,
    String password,
    Duration tokenLifetime,
    Duration longestLifetime,
    @DefaultValue("60") int attemptsPerMinute,
    @DefaultValue("60000") int demoTokensPerMinute) {}
