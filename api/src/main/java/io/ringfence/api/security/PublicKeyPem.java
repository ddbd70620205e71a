package io.ringfence.api.security;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/** An RSA public key as a PEM file. */
final class PublicKeyPem {
  private static final int FEWEST_BITS = 2048;
  private static final String HEAD = "-----BEGIN PUBLIC KEY-----";
  private static final String TAIL = "-----END PUBLIC KEY-----";

  private PublicKeyPem() {}

  /**
   * Reads a key.
   *
   * @throws IllegalArgumentException when the file cannot be read or holds no such key
   */
  static RSAPublicKey read(Path file) {
    RSAPublicKey key = parse(file, text(file));
    if (key.getModulus().bitLength() < FEWEST_BITS) {
      throw new IllegalArgumentException(
          "%s must hold a key of at least %s bits, had %s"
              .formatted(file, FEWEST_BITS, key.getModulus().bitLength()));
    }
    return key;
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, StandardCharsets.US_ASCII).strip();
    } catch (IOException e) {
      throw new IllegalArgumentException("the public key " + file + " cannot be read: " + e, e);
    }
  }

  private static RSAPublicKey parse(Path file, String text) {
    if (!text.startsWith(HEAD) || !text.endsWith(TAIL)) {
      throw new IllegalArgumentException(file + " must be one PEM block, PUBLIC KEY");
    }
    String base64 = text.substring(HEAD.length(), text.length() - TAIL.length());
    try {
      byte[] key = Base64.getMimeDecoder().decode(base64);
      if (KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(key))
          instanceof RSAPublicKey rsa) {
        return rsa;
      }
      throw new IllegalArgumentException(file + " must hold an RSA key");
    } catch (InvalidKeySpecException e) {
      throw new IllegalArgumentException(file + " must hold an RSA key: " + e.getMessage(), e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has RSA", e);
    }
  }
}
