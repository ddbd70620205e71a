package io.ringfence.reporting.evidence;

import io.ringfence.reporting.report.Sha256;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Checks a monitoring certificate offline, as {@link Verification} checks a workbook.
 *
 * @param key who must have signed
 * @param steps ledger of what people did; null: whether it was replaced is not known
 */
public record CertificateCheck(VerifyingKey key, Verification.@Nullable Steps steps) {
  /** Checks a file; one that cannot be read as a certificate is altered. */
  public Verification.Answer check(Path file) {
    MonitoringCertificate certificate;
    try {
      certificate = MonitoringCertificate.read(file);
    } catch (IOException e) {
      return answer(Verdict.Altered.at("signature", "", "as issued", "unreadable"));
    }
    String signer = certificate.field(MonitoringCertificate.KEY);
    if (certificate.fields().isEmpty()) {
      return answer(new Verdict.Unsigned());
    }
    if (!signer.equals(key.id())) {
      return answer(new Verdict.WrongKey(signer, key.id()));
    }
    if (!certificate.verifiesBy(key)) {
      return answer(Verdict.Altered.at("signature", "", "signed", "not what was signed"));
    }
    String was = certificate.field(MonitoringCertificate.TEXT_HASH);
    String is = Sha256.hex(certificate.text());
    return was.equals(is) ? byLedger(certificate) : answer(Verdict.Altered.at("text", "", was, is));
  }

  private static Verification.Answer answer(Verdict verdict) {
    return new Verification.Answer(verdict, List.of());
  }

  private Verification.Answer byLedger(MonitoringCertificate certificate) {
    List<String> details = new ArrayList<>();
    details.add(
        "what    monitoring certificate %s of %s"
            .formatted(
                certificate.field(MonitoringCertificate.NUMBER),
                certificate.field(MonitoringCertificate.SUBJECT)));
    details.add("when    issued " + certificate.field(MonitoringCertificate.ISSUED));
    details.add("who     key " + certificate.field(MonitoringCertificate.KEY));
    details.add(Registers.line(Register.parse(certificate.field(Envelope.REGISTER))));
    details.add(
        certificate
            .text()
            .lines()
            .filter(line -> line.startsWith("VERDICT"))
            .findFirst()
            .orElse(""));
    if (steps == null) {
      details.add("ledger  none given: whether it was replaced is not known");
      return new Verification.Answer(new Verdict.Intact(), details);
    }
    try {
      Verdict verdict =
          Certificates.verdict(StepLedger.read(steps.ledger(), steps.anchor()), certificate);
      return new Verification.Answer(verdict, details);
    } catch (IOException e) {
      return answer(
          Verdict.Altered.at("ledger of steps", "", "whole", String.valueOf(e.getMessage())));
    }
  }
}
