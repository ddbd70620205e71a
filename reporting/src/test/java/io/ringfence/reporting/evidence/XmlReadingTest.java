package io.ringfence.reporting.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.junit.jupiter.api.Test;

class XmlReadingTest {
  private static final int QUOTES = 300_000;
  private static final String TOO_LONG = "a".repeat(MarkupLimit.MOST + 1);

  private static InputStream bytes(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Reader text(String part) throws IOException {
    InputStream in = bytes(part);
    try {
      XMLStreamReader xml = XmlReading.readerOfLongTexts(in);
      xml.nextTag();
      return new ElementText(xml, in);
    } catch (XMLStreamException e) {
      throw new IOException(e);
    }
  }

  private static String whole(String part) throws Exception {
    PayloadText text = () -> text(part);
    return text.whole();
  }

  @Test
  void aPayloadWhoseEveryQuoteWasEscapedIsReadWhole() throws Exception {
    assertThat(whole("<payload>" + "&quot;".repeat(QUOTES) + "</payload>"))
        .isEqualTo("\"".repeat(QUOTES));
  }

  @Test
  void aTextOfAnyLengthIsReadAsItStandsWithoutTheBlanksAroundIt() throws Exception {
    Random random = new Random(11);
    for (int round = 0; round < 30; round++) {
      StringBuilder text = new StringBuilder("{");
      for (int i = random.nextInt(40_000); i > 0; i--) {
        text.append(random.nextInt(9) == 0 ? " ".repeat(random.nextInt(300)) : "x");
      }
      text.append('}');
      String around = " \n\t ".repeat(random.nextInt(3_000));
      assertThat(whole("\uFEFF<payload>" + around + text + around + "</payload>"))
          .as("round %s", round)
          .isEqualTo(text.toString());
    }
  }

  @Test
  void whatIsLongerThanAnyProgramWritesIsNotCollected() {
    for (String part :
        new String[] {
          "<a b='" + TOO_LONG + "'/>",
          "<a>" + TOO_LONG + "</a>",
          "<a><!--" + TOO_LONG + "--></a>",
          "<a b='>'>" + TOO_LONG + "</a>",
          "<" + TOO_LONG + "/>"
        }) {
      assertThatThrownBy(() -> readToItsEnd(part)).isInstanceOf(XMLStreamException.class);
    }
    assertThatThrownBy(() -> whole("<a b='>" + TOO_LONG + "'>x</a>"))
        .hasMessageContaining("longer than 1048576 characters");
    assertThatThrownBy(() -> whole("<a><![CDATA[" + TOO_LONG + "]]></a>"))
        .hasMessageContaining("holds markup that it cannot have");
    assertThatThrownBy(() -> whole("<a>x<b/></a>")).hasMessageContaining("text and nothing else");
  }

  @Test
  void aLongTextStandsInPartsThatLibreOfficeReadsAndIsReadAsOne() throws Exception {
    Random random = new Random(3);
    for (int length : new int[] {0, 1, TextInParts.LENGTH, TextInParts.LENGTH + 1, 9_000_000}) {
      byte[] text = new byte[length];
      for (int i = 0; i < length; i++) {
        text[i] = (byte) ('a' + random.nextInt(26));
      }
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      try (TextInParts parts = new TextInParts(out)) {
        for (int at = 0; at < length; ) {
          int some = Math.min(length - at, 1 + random.nextInt(20_000));
          parts.write(text, at, some);
          at += some;
        }
      }
      String written = out.toString(StandardCharsets.US_ASCII);
      String whole = new String(text, StandardCharsets.US_ASCII);
      assertThat(written.startsWith("<part>")).isEqualTo(length > TextInParts.LENGTH);
      assertThat(whole("<payload>" + written + "</payload>")).isEqualTo(whole);
      String spread = written.replace("</part><part>", "</part>\n  <part>");
      assertThat(whole("<payload>\n " + spread + "\n</payload>")).isEqualTo(whole);
      String part = EvidenceParts.open(EvidenceParts.PAYLOAD_ROOT) + written + "</payload>";
      assertThat(EvidenceParts.payloadText(part)).isEqualTo(whole);
    }
    for (String other :
        new String[] {
          "<a>x<part>y</part></a>", "<a><part>x</part>y</a>", "<a><part>x<part>y</part></part></a>"
        }) {
      assertThatThrownBy(() -> whole(other)).hasMessageContaining("text and nothing else");
    }
  }

  private static void readToItsEnd(String part) throws XMLStreamException {
    XMLStreamReader xml = XmlReading.reader(bytes(part));
    while (xml.hasNext()) {
      xml.next();
    }
  }

  @Test
  void aPayloadThatIsNotAsciiIsNone() {
    assertThatThrownBy(() -> Payload.parse("{\"cells\":{\"\u00e4\":[]}}"))
        .hasMessageContaining("a payload must be ASCII");
  }
}
