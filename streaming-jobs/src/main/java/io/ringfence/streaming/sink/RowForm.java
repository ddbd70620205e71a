package io.ringfence.streaming.sink;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringfence.domain.quantity.Precision;
import io.ringfence.streaming.intake.AvroSchemas;
import io.ringfence.streaming.intake.Instants;
import io.ringfence.streaming.intake.SingleObject;
import java.math.BigDecimal;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;

/**
 * Forms in which rows of tables travel as records: the same names as the columns, decimals as texts
 * of plain digits, so that nothing is lost on the way. Schemas are published under both.
 */
public enum RowForm {
  /** An object; instants as ISO-8601, what is absent left out. */
  JSON {
    @Override
    <T> byte[] of(TableLayout<T> layout, String schema, String run, T row) {
      ObjectNode object = MAPPER.createObjectNode().put(TableLayout.RUN, run);
      for (Column<T> column : layout.columns()) {
        Object value = column.value().of(row);
        if (value != null) {
          object.putPOJO(column.name(), json(column.type(), value));
        }
      }
      try {
        return MAPPER.writeValueAsBytes(object);
      } catch (JsonProcessingException e) {
        throw new IllegalStateException("texts and numbers are always JSON", e);
      }
    }
  },

  /** A record, single-object encoded; instants as microseconds. */
  AVRO {
    @Override
    <T> byte[] of(TableLayout<T> layout, String schema, String run, T row) {
      Schema known = AvroSchemas.named(schema);
      GenericRecord record = new GenericData.Record(known);
      record.put(TableLayout.RUN, run);
      for (Column<T> column : layout.columns()) {
        Object value = column.value().of(row);
        if (value != null) {
          record.put(column.name(), avro(column.type(), value));
        }
      }
      return SingleObject.encode(record);
    }
  };

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  abstract <T> byte[] of(TableLayout<T> layout, String schema, String run, T row);

  /**
   * The value of a row's record.
   *
   * @param schema name of its published schema
   * @param run name of the run
   */
  public <T> byte[] value(TableLayout<T> layout, String schema, String run, T row) {
    return of(layout, schema, run, row);
  }

  private static Object json(ColumnType type, Object value) {
    return switch (type) {
      case INSTANT -> Instants.instant((Long) value).toString();
      case TEXT, AMOUNT, RATIO, NARROW, COUNT, SMALL_COUNT, FLAG -> avro(type, value);
    };
  }

  private static Object avro(ColumnType type, Object value) {
    return switch (type) {
      case AMOUNT, RATIO, NARROW -> Precision.canonical((BigDecimal) value);
      case TEXT, INSTANT, COUNT, SMALL_COUNT, FLAG -> value;
    };
  }
}
