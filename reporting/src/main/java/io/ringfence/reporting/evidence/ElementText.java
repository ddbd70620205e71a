package io.ringfence.reporting.evidence;

import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The text of a part's root element as it is read, however long it is, without blanks before and
 * behind it. A program that saves a workbook again may write blanks around it, and characters of it
 * as XML's own entities.
 */
final class ElementText extends Reader {
  private static final String ONLY_TEXT = "an element must hold text and nothing else";

  private final XMLStreamReader xml;
  private final Closeable part;
  private final StringBuilder ready = new StringBuilder();
  private int at;

  /** End of what is certainly not the blanks behind the text. */
  private int solid;

  private boolean isInPart;
  private boolean isOfParts;
  private boolean begun;
  private boolean ended;

  /**
   * A text.
   *
   * @param xml stands at the root's start; gives text in pieces
   * @param part what it is read from; closed with this
   */
  ElementText(XMLStreamReader xml, Closeable part) {
    this.xml = xml;
    this.part = part;
  }

  @Override
  public int read(char[] into, int from, int length) throws IOException {
    while (at >= solid) {
      if (ended) {
        return -1;
      }
      ready.delete(0, at);
      solid -= at;
      at = 0;
      readMore();
    }
    int count = Math.min(length, solid - at);
    ready.getChars(at, at + count, into, from);
    at += count;
    return count;
  }

  private void readMore() throws IOException {
    try {
      switch (xml.next()) {
        case XMLStreamConstants.START_ELEMENT -> beginPart();
        case XMLStreamConstants.END_ELEMENT, XMLStreamConstants.END_DOCUMENT -> {
          ended = !isInPart;
          isInPart = false;
        }
        case XMLStreamConstants.CHARACTERS,
            XMLStreamConstants.SPACE,
            XMLStreamConstants.CDATA,
            XMLStreamConstants.ENTITY_REFERENCE ->
            append();
        default -> throw new IOException(ONLY_TEXT);
      }
    } catch (XMLStreamException e) {
      throw new IOException(XmlReading.oneLine(e), e);
    }
  }

  /** A long text comes in parts; between them stands nothing but blanks. */
  private void beginPart() throws IOException {
    boolean isPart = xml.getLocalName().equals(EvidenceParts.PART) && !isInPart;
    if (!isPart || (begun && !isOfParts)) {
      throw new IOException(ONLY_TEXT);
    }
    isInPart = true;
    isOfParts = true;
  }

  private void append() throws IOException {
    if (isOfParts && !isInPart) {
      if (!xml.getText().isBlank()) {
        throw new IOException(ONLY_TEXT);
      }
      return;
    }
    char[] piece = xml.getTextCharacters();
    int from = xml.getTextStart();
    for (int i = from; i < from + xml.getTextLength(); i++) {
      boolean isBlank = Character.isWhitespace(piece[i]);
      if (!isBlank || begun) {
        ready.append(piece[i]);
      }
      if (!isBlank) {
        begun = true;
        solid = ready.length();
      }
    }
    if (ready.length() - solid > MarkupLimit.MOST) {
      throw new IOException("a text holds more blanks than anybody writes");
    }
  }

  @Override
  public void close() throws IOException {
    part.close();
  }
}
