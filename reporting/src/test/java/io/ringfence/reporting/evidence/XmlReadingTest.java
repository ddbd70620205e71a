package io.ringfence.reporting.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLStreamReader;
import org.junit.jupiter.api.Test;

class XmlReadingTest {
  private static final int QUOTES = 300_000;

  @Test
  void aPayloadWhoseEveryQuoteWasEscapedIsReadWhole() throws Exception {
    String text = "<payload>" + "&quot;".repeat(QUOTES) + "</payload>";
    XMLStreamReader xml = XmlReading.reader(text.getBytes(StandardCharsets.UTF_8));
    xml.nextTag();
    assertThat(xml.getElementText()).isEqualTo("\"".repeat(QUOTES));
  }
}
