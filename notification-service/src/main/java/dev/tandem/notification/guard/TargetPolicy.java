package dev.tandem.notification.guard;

import java.net.InetAddress;
import java.util.Set;

/** The addresses to which webhooks may be sent. */
public enum TargetPolicy {
  /** Public addresses by https on the usual ports: the policy of every profile but the demo. */
  PUBLIC_ONLY,

  /** Also plain http, any port, and this machine's own networks: for the demo alone. */
  LOCAL_TOO;

  private static final Set<Integer> PUBLIC_PORTS = Set.of(443, 8443);

  boolean permitsScheme(String scheme) {
    return scheme.equals("https") || (this == LOCAL_TOO && scheme.equals("http"));
  }

  boolean permitsPort(int port) {
    return switch (this) {
      case PUBLIC_ONLY -> PUBLIC_PORTS.contains(port);
      case LOCAL_TOO -> port > 0 && port <= 65_535;
    };
  }

  boolean permits(InetAddress address) {
    return switch (AddressScope.of(address)) {
      case PUBLIC -> true;
      case LOCAL -> this == LOCAL_TOO;
      case FORBIDDEN -> false;
    };
  }
}
