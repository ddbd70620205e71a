package io.ringfence.streaming.sink;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringfence.contracts.wire.AlertRow;
import io.ringfence.contracts.wire.DeskExposureRow;
import io.ringfence.contracts.wire.LiveAlertRow;
import io.ringfence.contracts.wire.LiveTotalRow;
import io.ringfence.streaming.SampleRecords;
import io.ringfence.streaming.TestStore;
import io.ringfence.streaming.intake.AvroSchemas;
import io.ringfence.streaming.intake.SingleObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;

/**
 * Rows that are told as topics have the columns of their tables, and the published schemas say so.
 * With {@code -Dpublished.write=true} the schemas are written anew from layouts and comments.
 */
class PublishedRowsTest {
  private static final TestStore STORE = TestStore.create("published");
  private static final Path RESOURCES = Path.of("../schema/contracts/src/main/resources");
  private static final JsonMapper JSON = new JsonMapper();

  /** A topic: its name, the layout of its rows, and what a record of it is. */
  private record Told<T>(String name, String avro, TableLayout<T> layout, Class<T> type) {
    @SuppressWarnings("unchecked")
    T sample(boolean sparse) {
      return (T) SampleRecords.of(type, sparse);
    }

    String description() {
      return STORE
          .rows(
              "SELECT comment FROM system.tables WHERE database = 'published' AND name = '%s'"
                  .formatted(layout.table()))
          .getFirst();
    }

    Map<String, String> comments() {
      Map<String, String> comments = new TreeMap<>();
      for (Column<T> column : layout.columns()) {
        comments.put(
            column.name(),
            STORE
                .rows(
                    "SELECT comment FROM system.columns WHERE database = 'published'"
                        + " AND table = '%s' AND name = '%s'"
                            .formatted(layout.table(), column.name()))
                .getFirst());
      }
      return comments;
    }
  }

  private static final List<Told<?>> ALL =
      List.of(
          new Told<>("alerts", "Alert", DeskTables.ALERTS, AlertRow.class),
          new Told<>(
              "desk-exposures", "DeskExposure", DeskTables.DESK_EXPOSURES, DeskExposureRow.class),
          new Told<>("live-alerts", "LiveAlert", LiveTables.ALERTS, LiveAlertRow.class),
          new Told<>("live-totals", "LiveTotal", LiveTables.TOTALS, LiveTotalRow.class));

  @Test
  void thePublishedJsonSchemasAreThoseOfTheTables() throws IOException {
    for (Told<?> told : ALL) {
      check(RESOURCES.resolve("json-schema/" + told.name() + ".schema.json"), jsonSchema(told));
    }
  }

  @Test
  void thePublishedAvroSchemasAreThoseOfTheTables() throws IOException {
    for (Told<?> told : ALL) {
      check(RESOURCES.resolve("avro/" + told.name() + ".avsc"), avroSchema(told));
    }
  }

  private static void check(Path file, JsonNode expected) throws IOException {
    if (Boolean.getBoolean("published.write")) {
      Files.writeString(file, expected.toPrettyString() + "\n");
    }
    assertThat(JSON.readTree(file.toFile()))
        .as("%s (write it anew with -Dpublished.write=true)", file)
        .isEqualTo(expected);
  }

  private static <T> ObjectNode jsonSchema(Told<T> told) {
    ObjectNode schema =
        JSON.createObjectNode()
            .put("$schema", "https://json-schema.org/draft/2020-12/schema")
            .put("title", "Record of the topic " + told.name())
            .put("description", told.description() + "; what is absent is left out")
            .put("type", "object");
    ArrayNode required = schema.putArray("required").add(TableLayout.RUN);
    ObjectNode properties = schema.putObject("properties");
    properties.putObject(TableLayout.RUN).put("type", "string").put("description", "The run");
    Map<String, String> comments = told.comments();
    for (Column<T> column : told.layout().columns()) {
      if (!column.nullable()) {
        required.add(column.name());
      }
      typed(properties.putObject(column.name()), column.type())
          .put("description", comments.get(column.name()));
    }
    return schema;
  }

  private static ObjectNode typed(ObjectNode property, ColumnType type) {
    return switch (type) {
      case TEXT -> property.put("type", "string");
      case AMOUNT, RATIO, NARROW ->
          property.put("type", "string").put("pattern", "^-?[0-9]+(\\.[0-9]+)?$");
      case INSTANT -> property.put("type", "string").put("format", "date-time");
      case COUNT, SMALL_COUNT -> property.put("type", "integer").put("minimum", 0);
      case FLAG -> property.put("type", "boolean");
    };
  }

  private static <T> ObjectNode avroSchema(Told<T> told) {
    ObjectNode schema =
        JSON.createObjectNode()
            .put("type", "record")
            .put("name", told.avro())
            .put("namespace", "io.ringfence.topics")
            .put("doc", told.description());
    ArrayNode fields = schema.putArray("fields");
    fields.addObject().put("name", TableLayout.RUN).put("type", "string").put("doc", "The run");
    Map<String, String> comments = told.comments();
    for (Column<T> column : told.layout().columns()) {
      ObjectNode field = fields.addObject().put("name", column.name());
      JsonNode type = avroType(column.type());
      if (column.nullable()) {
        field.putArray("type").add("null").add(type);
      } else {
        field.set("type", type);
      }
      field.put("doc", comments.get(column.name()));
      if (column.nullable()) {
        field.putNull("default");
      }
    }
    return schema;
  }

  private static JsonNode avroType(ColumnType type) {
    return switch (type) {
      case TEXT, AMOUNT, RATIO, NARROW -> JSON.getNodeFactory().textNode("string");
      case INSTANT ->
          JSON.createObjectNode().put("type", "long").put("logicalType", "timestamp-micros");
      case COUNT, SMALL_COUNT -> JSON.getNodeFactory().textNode("long");
      case FLAG -> JSON.getNodeFactory().textNode("boolean");
    };
  }

  @Test
  void bothFormsSayTheSameAndLoseNothing() throws IOException {
    for (Told<?> told : ALL) {
      bothFormsSayTheSame(told, false);
      bothFormsSayTheSame(told, true);
    }
  }

  private static <T> void bothFormsSayTheSame(Told<T> told, boolean sparse) throws IOException {
    T row = told.sample(sparse);
    JsonNode json = json(RowForm.JSON.value(told.layout(), told.name(), "r", row));
    GenericRecord avro =
        SingleObject.decode(
            RowForm.AVRO.value(told.layout(), told.name(), "r", row),
            AvroSchemas.named(told.name()));
    for (Column<T> column : told.layout().columns()) {
      Object value = column.value().of(row);
      assertThat(json.has(column.name())).as(column.name()).isEqualTo(value != null);
      if (column.type() != ColumnType.INSTANT) {
        String text = value == null ? "null" : json.path(column.name()).asText();
        assertThat(String.valueOf(avro.get(column.name()))).as(column.name()).isEqualTo(text);
      } else {
        assertThat(avro.get(column.name())).isEqualTo(value);
      }
    }
  }

  private static JsonNode json(byte[] value) throws IOException {
    try {
      return JSON.readTree(value);
    } catch (JsonProcessingException e) {
      throw new IOException("must be JSON", e);
    }
  }
}
