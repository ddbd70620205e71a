package io.ringfence.reporting.evidence;

import java.io.ByteArrayInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads XML that may be hostile: no document types, no entities, nothing from elsewhere. */
final class XmlReading {
  private static final XMLInputFactory XML = factory();

  private XmlReading() {}

  private static XMLInputFactory factory() {
    // The JDK's own, whatever else lies on the class path.
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    factory.setXMLResolver(
        (_, _, _, _) -> {
          throw new XMLStreamException("nothing is read from elsewhere");
        });
    return factory;
  }

  static XMLStreamReader reader(byte[] part) throws XMLStreamException {
    return XML.createXMLStreamReader(new ByteArrayInputStream(part));
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
