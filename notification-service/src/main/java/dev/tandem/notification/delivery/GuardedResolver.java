package dev.tandem.notification.delivery;

import java.net.InetAddress;
import java.net.UnknownHostException;

import dev.tandem.notification.guard.TargetGuard;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Gives the HTTP client only addresses it may connect to; it asks for every connection it makes.
 */
record GuardedResolver(TargetGuard guard) implements DnsResolver {

  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    return guard.permittedAddressesOf(host).toArray(InetAddress[]::new);
  }

  @Override
  public String resolveCanonicalHostname(String host) {
    return host;
  }
}
