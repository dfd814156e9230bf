package dev.tandem.identity;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Whom the provider knows, and what it tells about them.
 *
 * @param issuer What tokens name as their issuer: the address browsers reach it at.
 * @param audience Whom tokens are for.
 * @param data The folder that keeps the signing keys and the machine's secret; made if missing.
 * @param consoleRedirect Where the operations console takes a person back after signing in.
 * @param people The demo's people and the role of each.
 * @param password What all of them sign in with.
 * @param tokenLifetime How long a token is good unless somebody asks for less or more.
 * @param longestLifetime How long anybody may ask for.
 */
@ConfigurationProperties("tandem.identity")
record IdentityProperties(
    URI issuer,
    String audience,
    Path data,
    URI consoleRedirect,
    Map<String, Role> people,
    String password,
    Duration tokenLifetime,
    Duration longestLifetime) {}
