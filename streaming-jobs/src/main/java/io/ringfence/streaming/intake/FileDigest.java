package io.ringfence.streaming.intake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256 of a file's bytes as they lie there. */
public final class FileDigest {
  private static final String ALGORITHM = "SHA-256";
  private static final int BUFFER_BYTES = 1 << 16;

  private FileDigest() {}

  /**
   * The digest, 32 bytes.
   *
   * @throws InputFileException where the file cannot be read
   */
  public static byte[] of(InputFile file) {
    MessageDigest digest = sha256();
    byte[] buffer = new byte[BUFFER_BYTES];
    try (InputStream bytes = Files.newInputStream(file.path())) {
      for (int read = bytes.read(buffer); read >= 0; read = bytes.read(buffer)) {
        digest.update(buffer, 0, read);
      }
    } catch (IOException e) {
      throw InputFileException.unreadable(file, e);
    }
    return digest.digest();
  }

  /** A digest of nothing so far. */
  public static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance(ALGORITHM);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }
}
