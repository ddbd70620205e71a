package io.ringfence.reporting.evidence;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What differs each time a report is issued, signed together with the digests of what does not.
 *
 * @param number export number, from 1
 * @param issuedAt wall clock
 * @param digests of what was issued
 * @param register which register it stands in; empty: issued before registers were told apart
 * @param keyId key that signed it
 * @param issuedBy who issued it; empty: not said
 * @param previous hash of the ledger's entry before this one's; 64 zeros: there is none
 * @param supersedes export number this one replaces; 0: none
 * @param reason why it replaces it; empty: it replaces none
 */
record Envelope(
    long number,
    Instant issuedAt,
    Digests digests,
    Optional<Register> register,
    String keyId,
    String issuedBy,
    String previous,
    long supersedes,
    String reason) {
  static final String REGISTER = "register";
  private static final String SIGNATURE = "signature";

  /**
   * What is hashed, all SHA-256, hexadecimal.
   *
   * @param payload the payload's text
   * @param parts every part but the envelope
   * @param cells every cell's canonical value
   * @param file every byte of the file but the envelope's slot
   */
  record Digests(String payload, String parts, String cells, String file) {}

  /**
   * An envelope with its signature.
   *
   * @param envelope what was signed
   * @param signature Ed25519 over its text, Base64
   */
  record Signed(Envelope envelope, String signature) {
    boolean verifiesBy(VerifyingKey key) {
      try {
        return key.verifies(envelope.message(), Base64.getDecoder().decode(signature));
      } catch (IllegalArgumentException e) {
        return false;
      }
    }

    /** The part of the workbook. */
    byte[] part() {
      Map<String, String> fields = envelope.fields();
      fields.put(SIGNATURE, signature);
      return EvidenceParts.envelope(EvidenceJson.object(fields));
    }
  }

  Signed signedBy(Signer signer) {
    return new Signed(this, Base64.getEncoder().encodeToString(signer.sign(message())));
  }

  private byte[] message() {
    return EvidenceJson.ascii(EvidenceJson.object(fields()));
  }

  private Map<String, String> fields() {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("format", Manifest.FORMAT);
    fields.put("number", Long.toString(number));
    fields.put("issuedAt", issuedAt.toString());
    fields.put("payloadHash", digests.payload());
    fields.put("packageDigest", digests.parts());
    fields.put("cellDigest", digests.cells());
    fields.put("fileDigest", digests.file());
    register.ifPresent(of -> fields.put(REGISTER, of.name()));
    fields.put("keyId", keyId);
    fields.put("issuedBy", issuedBy);
    fields.put("previous", previous);
    fields.put("supersedes", Long.toString(supersedes));
    fields.put("reason", reason);
    return fields;
  }

  /**
   * Reads an envelope.
   *
   * @throws IOException when it is none
   */
  static Signed parse(String text) throws IOException {
    Map<String, String> fields = EvidenceJson.fields(text);
    try {
      Envelope envelope =
          new Envelope(
              Long.parseLong(field(fields, "number")),
              Instant.parse(field(fields, "issuedAt")),
              new Digests(
                  field(fields, "payloadHash"),
                  field(fields, "packageDigest"),
                  field(fields, "cellDigest"),
                  field(fields, "fileDigest")),
              register(fields),
              field(fields, "keyId"),
              field(fields, "issuedBy"),
              field(fields, "previous"),
              Long.parseLong(field(fields, "supersedes")),
              field(fields, "reason"));
      return new Signed(envelope, field(fields, SIGNATURE));
    } catch (NumberFormatException | DateTimeException e) {
      throw new IOException("envelope: " + e.getMessage(), e);
    }
  }

  private static Optional<Register> register(Map<String, String> fields) throws IOException {
    String name = fields.getOrDefault(REGISTER, "");
    if (name.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        Register.parse(name)
            .orElseThrow(() -> new IOException("envelope: there is no register " + name)));
  }

  private static String field(Map<String, String> fields, String name) throws IOException {
    @Nullable String value = fields.get(name);
    if (value == null) {
      throw new IOException("envelope: " + name + " is missing");
    }
    return value;
  }
}
