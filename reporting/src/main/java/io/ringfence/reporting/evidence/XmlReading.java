package io.ringfence.reporting.evidence;

import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.util.StreamReaderDelegate;

/** Reads XML that may be hostile: no document types, no entities, nothing from elsewhere. */
final class XmlReading {
  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
  private static final XMLInputFactory XML = factory();

  private XmlReading() {}

  private static XMLInputFactory factory() {
    // The JDK's own, whatever else lies on the class path.
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
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
   * as it is read, so it takes no more memory than its bytes.
   */
  static XMLStreamReader reader(byte[] part) throws XMLStreamException {
    int from = startsWithMark(part) ? BYTE_ORDER_MARK.length : 0;
    return new WithoutDocumentType(
        XML.createXMLStreamReader(
            new InputStreamReader(
                new ByteArrayInputStream(part, from, part.length - from),
                StandardCharsets.UTF_8.newDecoder())));
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

  private static boolean startsWithMark(byte[] part) {
    int length = BYTE_ORDER_MARK.length;
    return part.length >= length && Arrays.equals(part, 0, length, BYTE_ORDER_MARK, 0, length);
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
