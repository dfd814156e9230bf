package dev.tandem.notification.guard;

import java.net.InetAddress;
import java.util.Arrays;

/** A range of addresses of one family, such as {@code 10.0.0.0/8}. */
final class CidrBlock {

  private final byte[] network;
  private final int prefixBits;

  private CidrBlock(byte[] network, int prefixBits) {
    this.network = network;
    this.prefixBits = prefixBits;
  }

  /** The block written as {@code address/bits}; the address is a literal, nothing is looked up. */
  static CidrBlock of(String text) {
    int slash = text.indexOf('/');
    byte[] network = InetAddress.ofLiteral(text.substring(0, slash)).getAddress();
    return new CidrBlock(network, Integer.parseInt(text.substring(slash + 1)));
  }

  boolean contains(byte[] address) {
    if (address.length != network.length) {
      return false;
    }
    int wholeBytes = prefixBits / 8;
    if (!Arrays.equals(address, 0, wholeBytes, network, 0, wholeBytes)) {
      return false;
    }
    int restBits = prefixBits % 8;
    if (restBits == 0) {
      return true;
    }
    int mask = 0xff << (8 - restBits);
    return (address[wholeBytes] & mask) == (network[wholeBytes] & mask);
  }
}
