package io.ringfence.streaming.job;

import io.ringfence.streaming.intake.FileDigest;
import io.ringfence.streaming.intake.InputFile;
import io.ringfence.streaming.intake.InputFileException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * What a run was computed from, in 64 hexadecimal digits: SHA-256 over kind, name and content of
 * every file in order, and the options. Names are without folders, so that a copy of the files
 * elsewhere is the same input.
 */
final class InputDigest {
  private InputDigest() {}

  /**
   * The digest.
   *
   * @throws InputFileException where a file cannot be read
   */
  static String of(ReplayOptions options) {
    MessageDigest digest = FileDigest.sha256();
    for (InputFile file : options.spec().files()) {
      update(digest, file.kind().label() + "/" + file.name() + "\n");
      digest.update(FileDigest.of(file));
    }
    update(digest, options.json());
    return HexFormat.of().formatHex(digest.digest());
  }

  /** The digest of a text. */
  static String ofText(String text) {
    MessageDigest digest = FileDigest.sha256();
    update(digest, text);
    return HexFormat.of().formatHex(digest.digest());
  }

  private static void update(MessageDigest digest, String text) {
    digest.update(text.getBytes(StandardCharsets.UTF_8));
  }
}
