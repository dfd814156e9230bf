package dev.tandem.web.security;

import java.net.URI;
import java.time.Duration;

import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Whose tokens count.
 *
 * @param issuer The OpenID provider, exactly as its tokens' {@code iss} says. Without it the
 *     service does not start.
 * @param jwkSetUri Where the issuer's keys are. Without it the issuer's discovery document says so.
 * @param audience What a token's {@code aud} must contain.
 * @param clockSkew How far the issuer's clock and ours may differ.
 * @param keysKnownFor How long keys still count while the issuer does not answer.
 * @param tokenCache How many checked tokens are remembered, each for a minute at most; 0 for none.
 */
@Validated
@ConfigurationProperties("tandem.web.security")
record SecurityProperties(
    @NotBlank(message = "must name the OpenID provider whose tokens count (docs/security.md)")
    String issuer,

    @Nullable URI jwkSetUri,
    @DefaultValue("tandem") String audience,
    @DefaultValue("30s") Duration clockSkew,
    @DefaultValue("1h") Duration keysKnownFor,
    @DefaultValue("10000") int tokenCache) {}
