package io.ringfence.streaming.produce;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.ringfence.contracts.wire.InputKind;
import io.ringfence.streaming.intake.AvroCells;
import io.ringfence.streaming.intake.FileRows;
import java.nio.charset.StandardCharsets;

/** Forms in which rows travel; a topic may hold both. */
public enum RecordFormat {
  /** Objects of cells, a rule pack as its document. */
  JSON {
    @Override
    byte[] whole(InputKind kind, FileRows.Row row) {
      try {
        return kind == InputKind.RULE_PACKS
            ? row.original().getBytes(StandardCharsets.UTF_8)
            : MAPPER.writeValueAsBytes(row.cells());
      } catch (JsonProcessingException e) {
        throw new IllegalStateException("texts by name are always JSON", e);
      }
    }
  },

  /**
   * Records, single-object encoded. A row with a cell its schema has no place for, such as a word
   * where a number must stand, goes as JSON and is refused as that.
   */
  AVRO {
    @Override
    byte[] whole(InputKind kind, FileRows.Row row) {
      byte[] record = AvroCells.encode(kind, row.cells());
      return record == null ? JSON.whole(kind, row) : record;
    }
  };

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  abstract byte[] whole(InputKind kind, FileRows.Row row);

  /** The value of a row; that of a broken one is its bare line. */
  byte[] value(InputKind kind, FileRows.Row row) {
    return row.isBroken() ? row.original().getBytes(StandardCharsets.UTF_8) : whole(kind, row);
  }
}
