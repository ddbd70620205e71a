package io.ringfence.reporting.evidence;

/**
 * The two custom XML parts of a workbook that is evidence. Excel, POI and LibreOffice carry such
 * parts over when they save the workbook again.
 */
public final class EvidenceParts {
  /** The payload, as a writer of a workbook names it. */
  public static final String PAYLOAD = "customXml/item1.xml";

  /** The envelope; always the last entry of a package as issued. */
  public static final String ENVELOPE = "customXml/item2.xml";

  /** Namespace of both root elements. */
  public static final String NAMESPACE = "urn:ringfence:evidence:1";

  /** Bytes of the envelope's part, so that it can be filled in once everything else is hashed. */
  static final int ENVELOPE_BYTES = 4096;

  static final String PAYLOAD_ROOT = "payload";
  static final String ENVELOPE_ROOT = "envelope";

  /** A piece of a text that is too long for one. */
  static final String PART = "part";

  static final String PART_OPEN = "<" + PART + ">";
  static final String PART_CLOSE = "</" + PART + ">";

  private EvidenceParts() {}

  static String open(String root) {
    return "<" + root + " xmlns=\"" + NAMESPACE + "\">";
  }

  static String close(String root) {
    return "</" + root + ">";
  }

  /** The payload's text in its part. */
  public static String payloadText(String part) {
    String text =
        part.substring(open(PAYLOAD_ROOT).length(), part.length() - close(PAYLOAD_ROOT).length());
    // Nothing in a payload begins with this sign: it is written as its number.
    return text.startsWith("<") ? text.replace(PART_OPEN, "").replace(PART_CLOSE, "") : text;
  }

  /** The envelope's part of a workbook that nobody has signed. */
  public static byte[] unsignedEnvelope() {
    return envelope("");
  }

  /**
   * The envelope's part around a text, filled up with blanks.
   *
   * @throws IllegalStateException when the text does not fit
   */
  static byte[] envelope(String text) {
    String open = open(ENVELOPE_ROOT) + text;
    int blanks = ENVELOPE_BYTES - open.length() - close(ENVELOPE_ROOT).length();
    if (blanks < 0) {
      throw new IllegalStateException(
          "an envelope must fit into %s bytes".formatted(ENVELOPE_BYTES));
    }
    return EvidenceJson.ascii(open + " ".repeat(blanks) + close(ENVELOPE_ROOT));
  }
}
