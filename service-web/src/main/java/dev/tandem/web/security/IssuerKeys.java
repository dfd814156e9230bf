package dev.tandem.web.security;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.RemoteKeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jose.util.ResourceRetriever;
import org.jspecify.annotations.Nullable;

/**
 * The issuer's public keys. They are fetched when the first token comes, so that services and
 * issuer start in any order; a token signed with an unknown key has them fetched again, so
 * that keys are rotated without a restart.
 */
final class IssuerKeys implements JWKSource<SecurityContext> {

  private static final int TIMEOUT_MILLIS = 2_000;
  private static final int MAX_BYTES = 256 * 1024;
  private static final long MIN_INTERVAL_MILLIS = 1_000;

  private final SecurityProperties properties;
  private final ResourceRetriever http =
      new DefaultResourceRetriever(TIMEOUT_MILLIS, TIMEOUT_MILLIS, MAX_BYTES);

  private volatile @Nullable JWKSource<SecurityContext> found;
  private volatile boolean seen;
  private @Nullable RemoteKeySourceException failure;
  private long failedAtNanos;

  IssuerKeys(SecurityProperties properties) {
    this.properties = properties;
  }

  @Override
  public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context)
      throws KeySourceException {
    var source = found;
    if (source == null) {
      source = find();
    }
    try {
      var keys = source.get(selector, context);
      seen = true;
      return keys;
    } catch (RateLimitReachedException e) {
      // Junk key ids come faster than keys are fetched: none of those known is the right one.
      if (seen) {
        return List.of();
      }
      throw e;
    }
  }

  private synchronized JWKSource<SecurityContext> find() throws RemoteKeySourceException {
    var already = found;
    if (already != null) {
      return already;
    }
    // One caller waits for an issuer that hangs; those behind it hear at once that it does.
    var last = failure;
    if (last != null && System.nanoTime() - failedAtNanos < MIN_INTERVAL_MILLIS * 1_000_000) {
      throw last;
    }
    try {
      var source = sourceAt(keySetUrl());
      found = source;
      return source;
    } catch (IOException | ParseException | IllegalArgumentException e) {
      var problem = new RemoteKeySourceException("The issuer's keys could not be found", e);
      failure = problem;
      failedAtNanos = System.nanoTime();
      throw problem;
    }
  }

  private URL keySetUrl() throws IOException, ParseException {
    var configured = properties.jwkSetUri();
    return configured != null ? configured.toURL() : discovered();
  }

  private URL discovered() throws IOException, ParseException {
    var document = JSONObjectUtils.parse(
        http.retrieveResource(discoveryUrl(properties.issuer())).getContent());
    var issuer = JSONObjectUtils.getString(document, "issuer");
    if (!properties.issuer().equals(issuer)) {
      throw new IOException(
          "%s calls itself %s in its discovery document".formatted(properties.issuer(), issuer));
    }
    return JSONObjectUtils.getURI(document, "jwks_uri").toURL();
  }

  private static URL discoveryUrl(String issuer) throws MalformedURLException {
    return URI.create(issuer.replaceFirst("/$", "") + "/.well-known/openid-configuration")
        .toURL();
  }

  private JWKSource<SecurityContext> sourceAt(URL keySet) {
    return JWKSourceBuilder.<SecurityContext>create(keySet, http)
        .cache(Duration.ofMinutes(5).toMillis(), Duration.ofSeconds(5).toMillis())
        // In the background, unless nobody asks for minutes: an issuer that hangs delays nobody.
        .refreshAheadCache(Duration.ofMinutes(2).toMillis(), false)
        .rateLimited(MIN_INTERVAL_MILLIS)
        .retrying(true)
        .outageTolerant(properties.keysKnownFor().toMillis())
        .build();
  }
}
