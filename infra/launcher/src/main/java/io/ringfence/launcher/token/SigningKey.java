package io.ringfence.launcher.token;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;

/** A key made for one API of this machine; it is gone when this is closed. */
public final class SigningKey implements AutoCloseable {
  private static final int BITS = 2048;

  private final KeyFolder folder;
  private final FileChannel lock;

  private SigningKey(KeyFolder folder, FileChannel lock) {
    this.folder = folder;
    this.lock = lock;
  }

  /**
   * Makes a key.
   *
   * @return the key; empty where another API of this user has one already
   * @throws IOException when the folder cannot be written
   */
  public static Optional<SigningKey> make(KeyFolder folder) throws IOException {
    Optional<FileChannel> lock = folder.take();
    if (lock.isEmpty()) {
      return Optional.empty();
    }
    KeyPair pair = newPair();
    folder.write(folder.privateKey(), pem("PRIVATE KEY", pair.getPrivate().getEncoded()));
    folder.write(folder.publicKey(), pem("PUBLIC KEY", pair.getPublic().getEncoded()));
    return Optional.of(new SigningKey(folder, lock.get()));
  }

  /** File with the public half, PEM. */
  public Path publicKey() {
    return folder.publicKey();
  }

  @Override
  public void close() throws IOException {
    folder.forget();
    lock.close();
  }

  private static KeyPair newPair() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(BITS);
      return generator.generateKeyPair();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has RSA", e);
    }
  }

  private static String pem(String label, byte[] key) {
    String base64 =
        Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII)).encodeToString(key);
    return "-----BEGIN " + label + "-----\n" + base64 + "\n-----END " + label + "-----\n";
  }
}
