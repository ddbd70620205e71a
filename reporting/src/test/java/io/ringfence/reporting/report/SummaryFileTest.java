package io.ringfence.reporting.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.ringfence.reporting.fixture.OnEngine;
import io.ringfence.reporting.fixture.SamplePack;
import io.ringfence.reporting.fixture.SampleRun;
import io.ringfence.reporting.store.ClickHouseStore;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@OnEngine
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SummaryFileTest {
  private final SamplePack pack;

  SummaryFileTest(ClickHouseStore store) {
    pack = SamplePack.of(store, SampleRun.withUnmarked("summary", 17, 60, 1));
  }

  private String text(SummaryFile.Envelope envelope) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    new SummaryFile(pack.report()).writeTo(bytes, envelope);
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static SummaryFile.Envelope envelope(String producedAt, long millis, String others) {
    return new SummaryFile.Envelope(
        Instant.parse(producedAt), Map.of("workbookMillis", millis), others);
  }

  @Test
  void onlyTheEnvelopeDiffersWhenItIsWrittenAgain() throws IOException {
    String first = text(envelope("2026-01-01T00:00:00Z", 3, "{}"));
    String second = text(envelope("2027-02-03T04:05:06Z", 88, "{\"engineMillis\": 7}"));
    assertThat(first).isNotEqualTo(second);
    assertThat(withoutEnvelope(first)).isEqualTo(withoutEnvelope(second)).contains("\"digest\"");
    assertThat(second).contains("\"engineMillis\" : 7").contains("\"workbookMillis\" : 88");
  }

  private static String withoutEnvelope(String text) {
    return text.substring(0, text.indexOf("\"producedAt\""));
  }

  @Test
  void everyAmountIsAPlainDecimalInAStringAndUnknownIsNull() throws IOException {
    String text = text(envelope("2026-01-01T00:00:00Z", 3, "{}"));
    assertThat(text).contains("\"equity\" : null").contains("\"unknownPositions\" : 1");
    List<String> amounts =
        Pattern.compile("\"(?:loss|isolatedMargin|periodLoss|mark|used)\" : ([^,\n]*)")
            .matcher(text)
            .results()
            .map(match -> match.group(1))
            .toList();
    assertThat(amounts)
        .hasSizeGreaterThan(40)
        .allMatch(amount -> amount.matches("\"-?\\d+(\\.\\d*[1-9])?\""));
  }

  @Test
  void itIsOneJsonObject() throws IOException {
    try (JsonParser parser =
        new JsonFactory().createParser(text(envelope("2026-01-01T00:00:00Z", 3, "{}")))) {
      assertThat(parser.nextToken()).isEqualTo(JsonToken.START_OBJECT);
      parser.skipChildren();
      assertThat(parser.nextToken()).isNull();
    }
  }

  @Test
  void timingsThatAreNoObjectAreRefused() {
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> text(envelope("2026-01-01T00:00:00Z", 3, "[1]")))
        .withMessage("timings must be a JSON object");
  }
}
