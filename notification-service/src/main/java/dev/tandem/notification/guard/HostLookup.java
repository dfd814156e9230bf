package dev.tandem.notification.guard;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Finds the addresses of a host, as the system's resolver does. */
@FunctionalInterface
public interface HostLookup {

  /** All addresses of {@code host}, a name or an address literal; at least one. */
  List<InetAddress> addressesOf(String host) throws UnknownHostException;

  /** The resolver of the operating system. */
  static HostLookup system() {
    return host -> List.of(InetAddress.getAllByName(host));
  }
}
