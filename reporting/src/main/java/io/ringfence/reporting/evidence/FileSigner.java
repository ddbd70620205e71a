package io.ringfence.reporting.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A key in a file that only its owner may read. For the demo; production keeps keys in hardware.
 *
 * @param key the private half
 * @param keyId identifier of the key
 */
record FileSigner(PrivateKey key, String keyId) implements Signer {
  private static final String LABEL = "PRIVATE KEY";
  private static final Duration VALIDITY = Duration.ofDays(365);

  /** The folder's key; makes and registers one where there is none. */
  static FileSigner of(EvidenceFolder folder, Instant now) throws IOException {
    if (!Files.exists(folder.signingKey())) {
      make(folder, now);
    }
    return new FileSigner(
        privateKey(folder.signingKey()), VerifyingKey.read(folder.publicKey()).id());
  }

  private static void make(EvidenceFolder folder, Instant now) throws IOException {
    KeyPair pair = newPair();
    VerifyingKey half = new VerifyingKey(pair.getPublic());
    Files.writeString(folder.publicKey(), half.pem());
    KeyRegister.Entry entry =
        new KeyRegister.Entry(half.id(), now, now.plus(VALIDITY), Optional.empty());
    Files.writeString(folder.keys(), entry.line() + "\n");
    // Last: a folder with a private key is complete.
    EvidenceFolder.createPrivate(
        folder.signingKey(), Pem.encode(LABEL, pair.getPrivate().getEncoded()));
  }

  private static KeyPair newPair() {
    try {
      return KeyPairGenerator.getInstance(VerifyingKey.ALGORITHM).generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has Ed25519", e);
    }
  }

  private static PrivateKey privateKey(Path file) throws IOException {
    try {
      byte[] encoded = Pem.decode(LABEL, Files.readString(file));
      return KeyFactory.getInstance(VerifyingKey.ALGORITHM)
          .generatePrivate(new PKCS8EncodedKeySpec(encoded));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new IOException(file + " must hold an Ed25519 private key as PEM", e);
    }
  }

  @Override
  public byte[] sign(byte[] message) {
    try {
      Signature signature = Signature.getInstance(VerifyingKey.ALGORITHM);
      signature.initSign(key);
      signature.update(message);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("key " + keyId + " cannot sign: " + e.getMessage(), e);
    }
  }
}
