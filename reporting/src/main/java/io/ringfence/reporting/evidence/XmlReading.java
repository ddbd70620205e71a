package io.ringfence.reporting.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.util.StreamReaderDelegate;

/** Reads XML that may be hostile: no document types, no entities, nothing from elsewhere. */
final class XmlReading {
  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
  private static final XMLInputFactory WHOLE = factory(true);
  private static final XMLInputFactory IN_PIECES = factory(false);

  private XmlReading() {}

  private static XMLInputFactory factory(boolean isTextWhole) {
    // The JDK's own, whatever else lies on the class path.
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, isTextWhole);
    // Limits on entities: there are none but XML's own five, and LibreOffice writes each quote as
    // one.
    factory.setProperty("jdk.xml.maxGeneralEntitySizeLimit", "0");
    factory.setProperty("jdk.xml.totalEntitySizeLimit", "0");
    factory.setProperty("jdk.xml.entityExpansionLimit", "0");
    factory.setXMLResolver(
        (_, _, _, _) -> {
          throw new XMLStreamException("nothing is read from elsewhere");
        });
    return factory;
  }

  /**
   * A reader of a part; only UTF-8 is read, which is what every program writes. The part is decoded
   * as it is read, and no tag and no text of it may be longer than any program writes them.
   */
  static XMLStreamReader reader(InputStream part) throws XMLStreamException {
    return reader(WHOLE, new MarkupLimit(decoded(part), true));
  }

  /** The same of a part whose texts are of any length; they come in pieces. */
  static XMLStreamReader readerOfLongTexts(InputStream part) throws XMLStreamException {
    return reader(IN_PIECES, new MarkupLimit(decoded(part), false));
  }

  private static XMLStreamReader reader(XMLInputFactory factory, Reader xml)
      throws XMLStreamException {
    return new WithoutDocumentType(factory.createXMLStreamReader(xml));
  }

  /** Without the mark some programs begin with. */
  private static Reader decoded(InputStream part) throws XMLStreamException {
    try {
      PushbackInputStream bytes = new PushbackInputStream(part, BYTE_ORDER_MARK.length);
      byte[] first = bytes.readNBytes(BYTE_ORDER_MARK.length);
      if (!Arrays.equals(first, BYTE_ORDER_MARK)) {
        bytes.unread(first);
      }
      return new InputStreamReader(bytes, StandardCharsets.UTF_8.newDecoder());
    } catch (IOException e) {
      throw new XMLStreamException(e.getMessage(), e);
    }
  }

  /** What is wrong, as one line. */
  static String oneLine(Exception e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("").strip();
  }

  /** Refuses a document type where it stands: no program that writes workbooks writes one. */
  private static final class WithoutDocumentType extends StreamReaderDelegate {
    WithoutDocumentType(XMLStreamReader xml) {
      super(xml);
    }

    @Override
    public int next() throws XMLStreamException {
      int event = super.next();
      if (event == DTD) {
        throw new XMLStreamException("a part holds a document type");
      }
      return event;
    }
  }

  /** An attribute without a namespace; empty text where there is none. */
  static String attribute(XMLStreamReader xml, String name) {
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      if (xml.getAttributeLocalName(i).equals(name)) {
        return xml.getAttributeValue(i);
      }
    }
    return "";
  }
}
