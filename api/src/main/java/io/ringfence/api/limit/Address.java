package io.ringfence.api.limit;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Whom an address stands for: a network of version 6 has more addresses than can be remembered, and
 * its owner all of them.
 */
final class Address {
  /** Bytes of the network in an address of version 6. Source: RFC 4291, section 2.5.4. */
  private static final int NETWORK_BYTES = 8;

  private Address() {}

  /** The address, or of version 6 its network; what is none stands for itself. */
  static String name(@Nullable String address) {
    if (address == null) {
      return "";
    }
    try {
      return InetAddress.ofLiteral(address) instanceof Inet6Address six
          ? HexFormat.of().formatHex(Arrays.copyOf(six.getAddress(), NETWORK_BYTES))
          : address;
    } catch (IllegalArgumentException e) {
      return address;
    }
  }
}
