package io.ringfence.reporting.evidence;

import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * What the two custom parts of a package hold, whatever a program that saved it calls them.
 *
 * @param payload the payload; null: there is none
 * @param envelope the envelope; null: there is none
 */
record EvidenceTexts(@Nullable String payload, @Nullable String envelope) {
  static EvidenceTexts in(PackageFile file) throws RefusedFileException {
    @Nullable String payload = null;
    @Nullable String envelope = null;
    for (String name : file.names()) {
      if (!name.startsWith("customXml/") || !name.endsWith(".xml")) {
        continue;
      }
      byte[] part = file.read(name);
      Optional<String> asPayload = text(part, EvidenceParts.PAYLOAD_ROOT);
      Optional<String> asEnvelope = text(part, EvidenceParts.ENVELOPE_ROOT);
      if ((asPayload.isPresent() && payload != null)
          || (asEnvelope.isPresent() && envelope != null)) {
        throw file.refusal("holds two payloads or two envelopes");
      }
      payload = asPayload.orElse(payload);
      envelope = asEnvelope.orElse(envelope);
    }
    return new EvidenceTexts(payload, envelope);
  }

  private static Optional<String> text(byte[] part, String root) {
    try {
      XMLStreamReader xml = XmlReading.reader(part);
      xml.nextTag();
      boolean ours =
          xml.getLocalName().equals(root) && EvidenceParts.NAMESPACE.equals(xml.getNamespaceURI());
      return ours ? Optional.of(xml.getElementText().strip()) : Optional.empty();
    } catch (XMLStreamException e) {
      return Optional.empty();
    }
  }

  /** Whether there is anything signed at all. */
  boolean isSigned() {
    return envelope != null && !envelope.isEmpty();
  }
}
