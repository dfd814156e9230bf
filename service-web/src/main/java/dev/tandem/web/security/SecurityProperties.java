package dev.tandem.web.security;

import java.net.URI;
import java.time.Duration;

import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The tokens that are accepted.
 *
 * @param issuer The OpenID provider, exactly as in its tokens' {@code iss}. Without it the service
 *     does not start.
 * @param jwkSetUri Address of the issuer's keys. By default the one in the issuer's discovery
 *     document.
 * @param audience Value that a token's {@code aud} must contain.
 * @param clockSkew Largest difference between the issuer's clock and ours.
 * @param keysKnownFor Time that keys stay valid while the issuer does not answer.
 * @param tokenCache Number of checked tokens that are remembered, each for a minute at most; 0 for
 *     none.
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
