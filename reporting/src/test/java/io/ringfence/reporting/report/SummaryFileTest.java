package io.ringfence.reporting.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.ringfence.reporting.fixture.OnEngine;
import io.ringfence.reporting.fixture.SamplePack;
import io.ringfence.reporting.fixture.SampleRun;
import io.ringfence.reporting.query.AlertClockQuery;
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
    SampleRun run = SampleRun.withUnmarked("summary", 17, 60, 1);
    run.storeIn(store.clickhouse());
    // An alert that was 900 microseconds in being found, 6,000,001 in being told, 8 s in the store.
    store
        .clickhouse()
        .execute(
            "INSERT INTO alerts (run_id, batch, at, recorded_at, kind, node, received_at,"
                + " detected_at, emitted_at, stored_at) VALUES"
                + " ('summary', 'c', '%1$s', '%1$s', 'RATE', 'firm',"
                    .formatted(SampleRun.BEFORE_CRASH.toString().replace("T", " ").replace("Z", ""))
                + " '2026-03-05 10:00:00.000000', '2026-03-05 10:00:00.000900',"
                + " '2026-03-05 10:00:06.000001', '2026-03-05 10:00:08.000000')");
    pack = SamplePack.again(store, run);
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
  void theClockOfAlertsStandsBesideItsLimitAndItsRuleAndOutsideTheDigest() throws IOException {
    String text = text(envelope("2026-01-01T00:00:00Z", 3, "{}"));
    AlertClockQuery.Row clock = pack.report().facts().clock();

    assertThat(clock.unmeasured()).isPositive();
    assertThat(text.substring(text.indexOf("\"producedAt\"")))
        .contains("\"alertClock\" : {")
        .contains("\"measured\" : 1,")
        .contains("\"unmeasured\" : " + clock.unmeasured() + ",")
        .contains("\"receivedToEmittedP50Micros\" : 6000001,")
        .contains("\"receivedToEmittedP99Micros\" : 6000001,")
        .contains("\"receivedToEmittedMaxMicros\" : 6000001,")
        .contains("\"receivedToDetectedP99Micros\" : 900,")
        .contains("\"receivedToStoredP99Micros\" : 8000000,")
        .contains("\"receivedToStoredMaxMicros\" : 8000000,")
        .contains("\"limitMicros\" : 5000000,")
        .contains("\"late\" : 1,")
        .contains("\"rule\" : \"MiFID II RTS 6 Art. 16(5)\"");
    assertThat(withoutEnvelope(text)).doesNotContain("alertClock");
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
