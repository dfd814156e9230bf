package dev.tandem.notification.guard;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import dev.tandem.notification.guard.TargetVerdict.Malformed;
import dev.tandem.notification.guard.TargetVerdict.Permitted;
import dev.tandem.notification.guard.TargetVerdict.Refused;
import org.jspecify.annotations.Nullable;

/**
 * Keeps webhooks from reaching addresses that only this service can reach (server-side request
 * forgery).
 *
 * <p>A URL is checked when an endpoint is registered and again at each delivery. A delivery
 * connects to the very addresses {@link #permittedAddressesOf} answered, so a name that is
 * re-pointed between the check and the connection gains nothing.
 */
public final class TargetGuard {

  private static final int MAX_URL_LENGTH = 2048;

  // One answer for all of these, so that nobody can map an internal network by registering URLs.
  private static final String NOT_PUBLIC = "The URL's host does not lead to a permitted address.";

  private static final Pattern CANONICAL_IPV4 =
      Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(?:\\.(?!$)|$)){4}");
  private static final Pattern ENDS_IN_NUMBER =
      Pattern.compile("(?:.*\\.)?(?:\\d+|0x[0-9a-f]*)\\.?");

  private final TargetPolicy policy;
  private final HostLookup lookup;

  public TargetGuard(TargetPolicy policy, HostLookup lookup) {
    this.policy = policy;
    this.lookup = lookup;
  }

  /** Whether {@code url} is permitted now; looks its host up. */
  public TargetVerdict check(String url) {
    TargetVerdict verdict = checkForm(url);
    if (verdict instanceof Permitted(URI target)) {
      try {
        permittedAddressesOf(target.getHost());
      } catch (UnknownHostException e) {
        return new Refused(NOT_PUBLIC);
      }
    }
    return verdict;
  }

  /** Whether the text of {@code url} is permitted; looks nothing up. */
  public TargetVerdict checkForm(String url) {
    URI uri = parsed(url);
    if (uri == null || uri.getScheme() == null || uri.isOpaque() || uri.getHost() == null) {
      return new Malformed("The URL must be absolute, with a scheme and a host.");
    }
    if (uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
      return new Malformed("The URL must carry neither user information nor a fragment.");
    }
    if (hasAmbiguousHost(uri.getHost())) {
      return new Malformed("The URL's host must be a name or an address in its usual form.");
    }
    String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
    if (!policy.permitsScheme(scheme)) {
      return new Refused("The URL's scheme is not permitted here; use https.");
    }
    if (!policy.permitsPort(portOf(uri, scheme))) {
      return new Refused("The URL's port is not permitted here.");
    }
    return new Permitted(uri);
  }

  /**
   * The addresses a connection to {@code host} may use.
   *
   * @throws TargetRefusedException if any address of the host is not permitted
   * @throws UnknownHostException if the host has no address
   */
  public List<InetAddress> permittedAddressesOf(String host) throws UnknownHostException {
    List<InetAddress> addresses = lookup.addressesOf(host);
    if (!addresses.stream().allMatch(policy::permits)) {
      throw new TargetRefusedException(host);
    }
    return addresses;
  }

  private static @Nullable URI parsed(String url) {
    if (url.length() > MAX_URL_LENGTH) {
      return null;
    }
    try {
      return new URI(url).parseServerAuthority();
    } catch (URISyntaxException e) {
      return null;
    }
  }

  // 0177.0.0.1, 0x7f.1, 2130706433 and 127.1 mean different hosts to different parsers.
  private static boolean hasAmbiguousHost(String host) {
    if (host.startsWith("[")) {
      return host.indexOf('%') >= 0;
    }
    return ENDS_IN_NUMBER.matcher(host.toLowerCase(Locale.ROOT)).matches()
        && !CANONICAL_IPV4.matcher(host).matches();
  }

  private static int portOf(URI uri, String scheme) {
    if (uri.getPort() >= 0) {
      return uri.getPort();
    }
    return scheme.equals("https") ? 443 : 80;
  }
}
