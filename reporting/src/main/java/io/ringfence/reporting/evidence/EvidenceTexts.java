package io.ringfence.reporting.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * What the two custom parts of a package hold, whatever a program that saved it calls them.
 *
 * @param payload the payload; null: there is none
 * @param envelope the envelope; null: there is none
 */
record EvidenceTexts(@Nullable PayloadText payload, @Nullable String envelope) {
  static EvidenceTexts in(PackageFile file) throws RefusedFileException {
    @Nullable String payload = null;
    @Nullable String envelope = null;
    for (String name : file.names()) {
      String root = name.startsWith("customXml/") && name.endsWith(".xml") ? root(file, name) : "";
      boolean isPayload = root.equals(EvidenceParts.PAYLOAD_ROOT);
      boolean isEnvelope = root.equals(EvidenceParts.ENVELOPE_ROOT);
      if ((isPayload && payload != null) || (isEnvelope && envelope != null)) {
        throw file.refusal("holds two payloads or two envelopes");
      }
      payload = isPayload ? name : payload;
      envelope = isEnvelope ? name : envelope;
    }
    String part = payload;
    return new EvidenceTexts(
        part == null ? null : () -> text(file, part),
        envelope == null ? null : envelope(file, envelope));
  }

  /** Name of the root element where it is one of ours; empty: it is none. */
  private static String root(PackageFile file, String name) throws RefusedFileException {
    try (InputStream part = file.stream(name)) {
      XMLStreamReader xml = XmlReading.reader(part);
      xml.nextTag();
      return EvidenceParts.NAMESPACE.equals(xml.getNamespaceURI()) ? xml.getLocalName() : "";
    } catch (XMLStreamException | IOException e) {
      return "";
    }
  }

  private static Reader text(PackageFile file, String name)
      throws RefusedFileException, IOException {
    InputStream part = file.stream(name);
    try {
      XMLStreamReader xml = XmlReading.readerOfLongTexts(part);
      xml.nextTag();
      return new ElementText(xml, part);
    } catch (XMLStreamException e) {
      part.close();
      throw new IOException(XmlReading.oneLine(e), e);
    }
  }

  /** One that cannot be read is none. */
  private static @Nullable String envelope(PackageFile file, String name)
      throws RefusedFileException {
    try (InputStream part = file.stream(name)) {
      XMLStreamReader xml = XmlReading.reader(part);
      xml.nextTag();
      return xml.getElementText().strip();
    } catch (XMLStreamException | IOException e) {
      return null;
    }
  }

  /** Whether there is anything signed at all. */
  boolean isSigned() {
    return envelope != null && !envelope.isEmpty();
  }
}
