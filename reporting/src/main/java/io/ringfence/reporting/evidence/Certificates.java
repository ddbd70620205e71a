package io.ringfence.reporting.evidence;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Issues monitoring certificates: numbered without a gap, signed, each in the ledger of steps. One
 * of the same subject with another text replaces the one before and must say why.
 *
 * @param folder key, register and ledgers
 * @param clock when certificates are issued
 */
public record Certificates(EvidenceFolder folder, InstantSource clock) {
  private static final String KIND = "certificate";
  private static final String REASON = "reason";

  /**
   * Issues a certificate; it is in the ledger once this returns.
   *
   * @param who who issues it; of one who is not registered the certificate names nobody
   * @param reason why it replaces another; empty where it replaces none
   * @throws RefusedStepException when it replaces one without a reason
   */
  public MonitoringCertificate issue(CertificateText text, Who who, String reason)
      throws IOException {
    folder.require(text.register(), "the certificate of " + text.subject());
    MonitoringCertificate[] issued = new MonitoringCertificate[1];
    Signer signer = signer();
    new StepLedger(folder, clock)
        .add(
            (entries, at) -> {
              String by = StaffRegister.of(entries).personOf(who.digest()).orElse("");
              MonitoringCertificate certificate = certificate(entries, text, signer, at, by);
              requireReason(entries, certificate, reason);
              issued[0] = certificate;
              Map<String, String> fields = StepLedger.begun(KIND, text.subject(), at);
              fields.putAll(certificate.fields());
              fields.put("certificate", certificate.field(MonitoringCertificate.NUMBER));
              fields.remove(MonitoringCertificate.NUMBER);
              fields.put(REASON, reason);
              return List.of(fields);
            });
    return issued[0];
  }

  private Signer signer() throws IOException {
    Instant now = clock.instant();
    try (FolderLock _ = FolderLock.of(folder.lock())) {
      Signer signer = FileSigner.of(folder, now);
      KeyRegister.read(folder.keys()).requireMaySign(signer.keyId(), now);
      return signer;
    }
  }

  private static MonitoringCertificate certificate(
      List<StepLedger.Entry> entries, CertificateText text, Signer signer, Instant at, String by) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("format", "ringfence-certificate-1");
    fields.put(MonitoringCertificate.NUMBER, Long.toString(of(entries).size() + 1L));
    fields.put(MonitoringCertificate.SUBJECT, text.subject());
    fields.put(MonitoringCertificate.ISSUED, at.toString());
    fields.put(Envelope.REGISTER, text.register().name());
    fields.put(MonitoringCertificate.BY, by);
    return MonitoringCertificate.signed(text.text(), fields, signer);
  }

  private static List<StepLedger.Entry> of(List<StepLedger.Entry> entries) {
    return entries.stream().filter(entry -> entry.kind().equals(KIND)).toList();
  }

  private static Optional<StepLedger.Entry> last(List<StepLedger.Entry> entries, String subject) {
    return of(entries).stream()
        .filter(entry -> entry.subject().equals(subject))
        .reduce((_, last) -> last);
  }

  private static void requireReason(
      List<StepLedger.Entry> entries, MonitoringCertificate next, String reason) {
    last(entries, next.field(MonitoringCertificate.SUBJECT))
        .filter(
            before ->
                !before
                    .field(MonitoringCertificate.TEXT_HASH)
                    .equals(next.field(MonitoringCertificate.TEXT_HASH)))
        .filter(_ -> reason.isBlank())
        .ifPresent(
            before -> {
              throw new RefusedStepException(
                  "certificate %s of the same day says something else: give the reason to replace it"
                      .formatted(before.field("certificate")));
            });
  }

  /** What the ledger has to say of a certificate whose signature is right. */
  static Verdict verdict(List<StepLedger.Entry> entries, MonitoringCertificate certificate) {
    String number = certificate.field(MonitoringCertificate.NUMBER);
    String hash = certificate.field(MonitoringCertificate.TEXT_HASH);
    boolean known =
        of(entries).stream()
            .anyMatch(
                entry ->
                    entry.field("certificate").equals(number)
                        && entry.field(MonitoringCertificate.TEXT_HASH).equals(hash));
    if (!known) {
      return Verdict.Altered.at(
          "ledger of steps", "certificate " + number, "this certificate", "not in it");
    }
    return last(entries, certificate.field(MonitoringCertificate.SUBJECT))
        .filter(entry -> !entry.field(MonitoringCertificate.TEXT_HASH).equals(hash))
        .<Verdict>map(
            entry ->
                new Verdict.Superseded(
                    "certificate " + entry.field("certificate"), entry.field(REASON)))
        .orElseGet(Verdict.Intact::new);
  }
}
