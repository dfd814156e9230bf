package dev.tandem.notification.guard;

import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/**
 * The scope of an address, judged by its bytes and never by its text.
 *
 * @see <a href="https://www.iana.org/assignments/iana-ipv4-special-registry">IPv4 special
 *     purposes</a>
 * @see <a href="https://www.iana.org/assignments/iana-ipv6-special-registry">IPv6 special
 *     purposes</a>
 */
enum AddressScope {
  /** Reachable by anyone on the internet. */
  PUBLIC,
  /** This machine or its own network: loopback, RFC 1918, unique local. */
  LOCAL,
  /**
   * Never a webhook's target: metadata services, link-local, multicast, tunnels, reserved ranges.
   */
  FORBIDDEN;

  private static final List<CidrBlock> LOCAL_BLOCKS =
      blocks("127.0.0.0/8", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "::1/128", "fc00::/7");

  private static final List<CidrBlock> FORBIDDEN_IPV4 = blocks(
      "0.0.0.0/8",
      "100.64.0.0/10",
      "169.254.0.0/16",
      "192.0.0.0/24",
      "192.0.2.0/24",
      "192.88.99.0/24",
      "198.18.0.0/15",
      "198.51.100.0/24",
      "203.0.113.0/24",
      "224.0.0.0/4",
      "240.0.0.0/4");

  // IPv6 is judged the other way round: only global unicast is public, less these parts of it.
  private static final CidrBlock GLOBAL_UNICAST = CidrBlock.of("2000::/3");
  private static final List<CidrBlock> FORBIDDEN_IPV6 =
      blocks("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20");

  // A metadata service that answers inside fc00::/7.
  private static final CidrBlock METADATA_IPV6 = CidrBlock.of("fd00:ec2::254/128");

  // RFC 6052: the last four bytes are an IPv4 address that a translator will connect to.
  private static final CidrBlock NAT64 = CidrBlock.of("64:ff9b::/96");

  /** The scope of {@code address}; an IPv4 address inside an IPv6 one is judged by itself. */
  static AddressScope of(InetAddress address) {
    // The JDK has already turned IPv4-mapped addresses (::ffff:a.b.c.d) into IPv4 ones.
    byte[] bytes = address.getAddress();
    return bytes.length == 4 ? ofIpv4(bytes) : ofIpv6(bytes);
  }

  private static AddressScope ofIpv4(byte[] bytes) {
    if (anyContains(FORBIDDEN_IPV4, bytes)) {
      return FORBIDDEN;
    }
    return anyContains(LOCAL_BLOCKS, bytes) ? LOCAL : PUBLIC;
  }

  private static AddressScope ofIpv6(byte[] bytes) {
    if (NAT64.contains(bytes)) {
      byte[] embedded = {bytes[12], bytes[13], bytes[14], bytes[15]};
      return ofIpv4(embedded) == PUBLIC ? PUBLIC : FORBIDDEN;
    }
    if (METADATA_IPV6.contains(bytes)) {
      return FORBIDDEN;
    }
    if (anyContains(LOCAL_BLOCKS, bytes)) {
      return LOCAL;
    }
    boolean isGlobal = GLOBAL_UNICAST.contains(bytes) && !anyContains(FORBIDDEN_IPV6, bytes);
    return isGlobal ? PUBLIC : FORBIDDEN;
  }

  private static boolean anyContains(List<CidrBlock> blocks, byte[] address) {
    return blocks.stream().anyMatch(block -> block.contains(address));
  }

  private static List<CidrBlock> blocks(String... texts) {
    return Stream.of(texts).map(CidrBlock::of).toList();
  }
}
