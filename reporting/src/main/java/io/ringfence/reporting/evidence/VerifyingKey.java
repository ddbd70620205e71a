package io.ringfence.reporting.evidence;

import io.ringfence.reporting.report.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;

/**
 * The public half of a key.
 *
 * @param key an Ed25519 key
 */
public record VerifyingKey(PublicKey key) {
  static final String ALGORITHM = "Ed25519";
  private static final String LABEL = "PUBLIC KEY";
  private static final int ID_DIGITS = 16;

  /**
   * Reads a public key, PEM.
   *
   * @throws IOException when it is none of Ed25519
   */
  public static VerifyingKey read(Path file) throws IOException {
    try {
      byte[] encoded = Pem.decode(LABEL, Files.readString(file));
      return new VerifyingKey(
          KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(encoded)));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new IOException(file + " must hold an Ed25519 public key as PEM", e);
    }
  }

  /** The key as PEM. */
  String pem() {
    return Pem.encode(LABEL, key.getEncoded());
  }

  /** Identifier of the key. */
  public String id() {
    return Sha256.hex(key.getEncoded()).substring(0, ID_DIGITS);
  }

  boolean verifies(byte[] message, byte[] signature) {
    try {
      Signature check = Signature.getInstance(ALGORITHM);
      check.initVerify(key);
      check.update(message);
      return check.verify(signature);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }
}
