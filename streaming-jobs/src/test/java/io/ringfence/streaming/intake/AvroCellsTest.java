package io.ringfence.streaming.intake;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringfence.contracts.wire.InputKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A row that travels as an Avro record is the row it was. */
class AvroCellsTest {
  private static final Map<String, String> FILL =
      Map.of(
          "ts", "2025-10-09T00:10:00.000001Z",
          "sequence", "7",
          "venue", "binance",
          "account", "A é",
          "instrument", "BTCUSDT",
          "side", "long",
          "kind", "adl",
          "quantity", "0.50",
          "price", "1e5",
          "realised_pnl", "-0.000000000001");

  private static byte @Nullable [] fill(String column, String text) {
    Map<String, String> cells = new TreeMap<>(FILL);
    cells.put(column, text);
    return AvroCells.encode(InputKind.VENUE_FILLS, cells);
  }

  @ParameterizedTest
  @EnumSource(InputKind.class)
  void theSchemaOfAKindHasTheColumnsOfItsRows(InputKind kind) {
    Set<String> columns = new HashSet<>(kind.isTimed() ? List.of("ts") : List.of());
    if (kind == InputKind.MARKS) {
      columns.addAll(List.of("venue", "instrument", "bar_ms"));
      Arrays.stream(MarkBasis.values()).map(MarkBasis::columns).forEach(columns::addAll);
    } else {
      columns.addAll(EventFormats.of(kind).required());
      columns.addAll(EventFormats.of(kind).optional());
    }
    // Milliseconds travel as the instant they mean.
    columns.remove("ts_ms");
    assertThat(names(AvroSchemas.of(kind))).containsExactlyInAnyOrderElementsOf(columns);
  }

  private static List<String> names(Schema schema) {
    return schema.getFields().stream().map(Schema.Field::name).toList();
  }

  @Test
  void everySchemaHasItsOwnFingerprint() {
    assertThat(
            Arrays.stream(InputKind.values())
                .map(AvroSchemas::of)
                .map(AvroSchemas::fingerprint)
                .collect(Collectors.toSet()))
        .hasSize(InputKind.values().length);
  }

  @Test
  void aRowComesBackAsItWas() throws IOException {
    byte[] value = requireNonNull(AvroCells.encode(InputKind.VENUE_FILLS, FILL));
    assertThat(SingleObject.isOne(value)).isTrue();
    assertThat(AvroCells.decode(InputKind.VENUE_FILLS, value)).isEqualTo(FILL);
  }

  @Test
  void epochMillisecondsComeBackAsTheInstantTheyAre() throws IOException {
    byte[] value =
        requireNonNull(
            AvroCells.encode(
                InputKind.FUNDING,
                Map.of(
                    "ts_ms",
                    "1759968600123",
                    "venue",
                    "v",
                    "instrument",
                    "i",
                    "funding_rate",
                    "0")));
    assertThat(AvroCells.decode(InputKind.FUNDING, value))
        .containsEntry("ts", "2025-10-09T00:10:00.123Z");
  }

  @Test
  void aRowThatTheSchemaHasNoPlaceForIsNotMadeToFit() {
    assertThat(fill("sequence", "x")).isNull();
    assertThat(fill("side", "both")).isNull();
    assertThat(fill("ts", "yesterday")).isNull();
    assertThat(fill("ts", "2025-10-09T00:10:00.0000001Z")).isNull();
    Map<String, String> without = new TreeMap<>(FILL);
    without.remove("price");
    assertThat(AvroCells.encode(InputKind.VENUE_FILLS, without)).isNull();
  }

  @Test
  void whatIsNoRecordOfTheKindSaysWhy() {
    byte[] value = requireNonNull(AvroCells.encode(InputKind.VENUE_FILLS, FILL));
    assertRefused(InputKind.STOPS, value, "schema must be that of Stops");
    assertRefused(InputKind.VENUE_FILLS, Arrays.copyOf(value, 9), "schema must be that of");
    assertRefused(InputKind.VENUE_FILLS, Arrays.copyOf(value, value.length - 1), "");
    assertRefused(InputKind.VENUE_FILLS, Arrays.copyOf(value, value.length + 1), "more follows");
  }

  @Test
  void aTextThatIsNoUtf8IsRefused() {
    byte[] value = requireNonNull(AvroCells.encode(InputKind.VENUE_FILLS, FILL));
    int first = new String(value, StandardCharsets.ISO_8859_1).indexOf("binance");
    value[first] = (byte) 0xFF;
    assertRefused(InputKind.VENUE_FILLS, value, "");
  }

  private static void assertRefused(InputKind kind, byte[] value, String why) {
    assertThatThrownBy(() -> AvroCells.decode(kind, value))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(why);
  }
}
