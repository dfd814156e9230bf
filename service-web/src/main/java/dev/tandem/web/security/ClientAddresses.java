package dev.tandem.web.security;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Tells where requests come from. Anybody can send {@code X-Forwarded-For}; it is believed only
 * from proxies that are known, and only as far back as these go.
 *
 * @param trusted Addresses or host names of the proxies in front of the service and of the console.
 */
@ConfigurationProperties("tandem.web.proxies")
public record ClientAddresses(@DefaultValue Set<String> trusted) {

  /** The address of the client, which is that of the connection unless a known proxy has it. */
  public String of(HttpServletRequest request) {
    String address = request.getRemoteAddr();
    for (String before : forwarded(request).reversed()) {
      if (!isAddress(before) || !isProxy(address)) {
        break;
      }
      address = before;
    }
    return address;
  }

  private static List<String> forwarded(HttpServletRequest request) {
    return Collections.list(request.getHeaders("X-Forwarded-For")).stream()
        .flatMap(header -> Arrays.stream(header.split(",", -1)))
        .map(String::strip)
        .toList();
  }

  private boolean isProxy(String address) {
    return isAddress(address)
        && trusted.stream()
            .flatMap(ClientAddresses::addressesOf)
            .anyMatch(InetAddress.ofLiteral(address)::equals);
  }

  // A name is looked up each time, since its address may change; the JVM remembers it for a while.
  private static Stream<InetAddress> addressesOf(String proxy) {
    try {
      return Arrays.stream(InetAddress.getAllByName(proxy));
    } catch (UnknownHostException e) {
      return Stream.empty();
    }
  }

  private static boolean isAddress(String text) {
    try {
      InetAddress.ofLiteral(text);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
