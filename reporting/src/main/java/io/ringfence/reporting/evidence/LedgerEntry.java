package io.ringfence.reporting.evidence;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A line of the ledger: one issued report.
 *
 * @param fields what it says, in order
 */
record LedgerEntry(Map<String, String> fields) {
  private static final String NUMBER = "number";
  private static final String SUPERSEDES = "supersedes";

  LedgerEntry {
    fields = new LinkedHashMap<>(fields);
  }

  static LedgerEntry of(Envelope.Signed signed, Payload payload) {
    Envelope envelope = signed.envelope();
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put(NUMBER, Long.toString(envelope.number()));
    fields.put("issuedAt", envelope.issuedAt().toString());
    fields.put("report", payload.fact("report"));
    fields.put("run", payload.fact("run"));
    fields.put("node", payload.fact("node"));
    fields.put("asOf", payload.fact("asOf"));
    fields.put("asKnown", payload.fact("asKnown"));
    fields.put("marking", payload.fact("marking"));
    envelope.register().ifPresent(of -> fields.put(Envelope.REGISTER, of.name()));
    fields.put("payloadHash", envelope.digests().payload());
    fields.put("packageDigest", envelope.digests().parts());
    fields.put("cellDigest", envelope.digests().cells());
    fields.put("fileDigest", envelope.digests().file());
    fields.put("keyId", envelope.keyId());
    fields.put("issuedBy", envelope.issuedBy());
    fields.put("signature", signed.signature());
    fields.put(SUPERSEDES, Long.toString(envelope.supersedes()));
    fields.put("reason", envelope.reason());
    fields.put("previous", envelope.previous());
    return new LedgerEntry(fields);
  }

  static LedgerEntry parse(String line) throws IOException {
    LedgerEntry entry = new LedgerEntry(EvidenceJson.fields(line));
    try {
      entry.number();
      entry.supersedes();
    } catch (NumberFormatException e) {
      throw new IOException("number and supersedes must be whole numbers", e);
    }
    return entry;
  }

  String line() {
    return EvidenceJson.object(fields);
  }

  String field(String name) {
    return fields.getOrDefault(name, "");
  }

  long number() {
    return Long.parseLong(field(NUMBER));
  }

  /** Export number that this report replaces; 0: none. */
  long supersedes() {
    return Long.parseLong(field(SUPERSEDES));
  }

  /** Whether this is the entry of an envelope. */
  boolean isOf(Envelope.Signed signed) {
    return field("signature").equals(signed.signature())
        && field("payloadHash").equals(signed.envelope().digests().payload())
        && field("fileDigest").equals(signed.envelope().digests().file())
        && field("previous").equals(signed.envelope().previous());
  }
}
