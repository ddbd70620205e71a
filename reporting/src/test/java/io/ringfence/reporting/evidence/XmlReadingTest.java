package io.ringfence.reporting.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
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
