package io.ringfence.reporting.evidence;

import io.ringfence.reporting.report.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A certificate as a file: the text, and below it one line with its digest and signature.
 *
 * @param text what it says
 * @param fields what was signed, and the signature
 */
public record MonitoringCertificate(String text, Map<String, String> fields) {
  static final String NUMBER = "number";
  static final String SUBJECT = "subject";
  static final String TEXT_HASH = "textHash";
  static final String KEY = "keyId";
  static final String ISSUED = "issuedAt";
  static final String BY = "issuedBy";
  private static final String SIGNATURE = "signature";
  private static final String BEGIN = "-----SIGNED-----\n";
  private static final long MOST_BYTES = 64L << 20;

  public MonitoringCertificate {
    fields = new LinkedHashMap<>(fields);
  }

  /** Signs a text. */
  static MonitoringCertificate signed(String text, Map<String, String> fields, Signer signer) {
    Map<String, String> all = new LinkedHashMap<>(fields);
    all.put(TEXT_HASH, Sha256.hex(text));
    all.put(KEY, signer.keyId());
    byte[] signature = signer.sign(EvidenceJson.ascii(EvidenceJson.object(all)));
    all.put(SIGNATURE, Base64.getEncoder().encodeToString(signature));
    return new MonitoringCertificate(text, all);
  }

  /** Whether a file is one and no workbook. */
  public static boolean isOne(Path file) throws IOException {
    byte[] title = CertificateText.TITLE.getBytes(StandardCharsets.UTF_8);
    try (InputStream in = Files.newInputStream(file)) {
      return Arrays.equals(in.readNBytes(title.length), title);
    }
  }

  /** The whole file. */
  public byte[] bytes() {
    return (text + BEGIN + EvidenceJson.object(fields) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Reads a file; of one that nobody signed the fields are empty.
   *
   * @throws IOException when it cannot be read
   */
  static MonitoringCertificate read(Path file) throws IOException {
    if (Files.size(file) > MOST_BYTES) {
      throw new IOException(
          "%s is larger than a certificate: %s".formatted(file, Files.size(file)));
    }
    String all = Files.readString(file);
    int end = all.lastIndexOf(BEGIN);
    return end < 0
        ? new MonitoringCertificate(all, Map.of())
        : new MonitoringCertificate(
            all.substring(0, end),
            EvidenceJson.fields(all.substring(end + BEGIN.length()).strip()));
  }

  String field(String name) {
    return fields.getOrDefault(name, "");
  }

  boolean verifiesBy(VerifyingKey key) {
    Map<String, String> message = new LinkedHashMap<>(fields);
    String signature = message.remove(SIGNATURE);
    try {
      return signature != null
          && key.verifies(
              EvidenceJson.ascii(EvidenceJson.object(message)),
              Base64.getDecoder().decode(signature));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
