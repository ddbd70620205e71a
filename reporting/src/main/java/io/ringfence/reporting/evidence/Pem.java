package io.ringfence.reporting.evidence;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.stream.Collectors;

/** Keys as text. */
final class Pem {
  private static final int LINE = 64;

  private Pem() {}

  static String encode(String label, byte[] key) {
    String lines =
        Base64.getMimeEncoder(LINE, "\n".getBytes(StandardCharsets.US_ASCII)).encodeToString(key);
    return "-----BEGIN " + label + "-----\n" + lines + "\n-----END " + label + "-----\n";
  }

  /** Throws {@link IllegalArgumentException} where the text is no such key. */
  static byte[] decode(String label, String text) {
    if (!text.startsWith("-----BEGIN " + label + "-----")) {
      throw new IllegalArgumentException("must begin with BEGIN " + label);
    }
    return Base64.getDecoder()
        .decode(
            text.lines().filter(line -> !line.startsWith("-----")).collect(Collectors.joining()));
  }
}
