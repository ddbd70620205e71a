package io.ringfence.reporting.evidence;

import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads XML that may be hostile: no document types, no entities, nothing from elsewhere. */
final class XmlReading {
  private static final String BYTE_ORDER_MARK = "\uFEFF";
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

  /** A reader of a part; only UTF-8 is read, which is what every program writes. */
  static XMLStreamReader reader(byte[] part) throws XMLStreamException {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(part)).toString();
      String bare = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
      return XML.createXMLStreamReader(new StringReader(bare));
    } catch (CharacterCodingException e) {
      throw new XMLStreamException("a part must be UTF-8", e);
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
