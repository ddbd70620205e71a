package io.ringfence.streaming.job;

import io.ringfence.streaming.intake.InputFile;
import io.ringfence.streaming.intake.InputFileException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What a run was computed from, in 64 hexadecimal digits: SHA-256 over kind, name and content of
 * every file in order, and the options. Names are without folders, so that a copy of the files
 * elsewhere is the same input.
 */
final class InputDigest {
  private static final String ALGORITHM = "SHA-256";
  private static final int BUFFER_BYTES = 1 << 16;

  private InputDigest() {}

  /**
   * The digest.
   *
   * @throws InputFileException where a file cannot be read
   */
  static String of(ReplayOptions options) {
    MessageDigest digest = sha256();
    for (InputFile file : options.spec().files()) {
      update(digest, file.kind().label() + "/" + file.name() + "\n");
      digest.update(content(file));
    }
    update(digest, options.json());
    return HexFormat.of().formatHex(digest.digest());
  }

  /** The digest of a text. */
  static String ofText(String text) {
    MessageDigest digest = sha256();
    update(digest, text);
    return HexFormat.of().formatHex(digest.digest());
  }

  private static void update(MessageDigest digest, String text) {
    digest.update(text.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] content(InputFile file) {
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

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance(ALGORITHM);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }
}
