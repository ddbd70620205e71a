package io.ringfence.api.wire;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowStreamReader;

/**
 * A table as a reader of Arrow sees it.
 *
 * @param beside metadata of the schema
 * @param rows values by the names of columns, in the order of both
 */
public record ArrowTable(Map<String, String> beside, List<Map<String, Object>> rows) {
  /** Reads a stream to its end. */
  public static ArrowTable of(byte[] stream) throws IOException {
    try (RootAllocator memory = new RootAllocator();
        ArrowStreamReader reader =
            new ArrowStreamReader(new ByteArrayInputStream(stream), memory)) {
      VectorSchemaRoot root = reader.getVectorSchemaRoot();
      List<Map<String, Object>> rows = new ArrayList<>();
      while (reader.loadNextBatch()) {
        for (int i = 0; i < root.getRowCount(); i++) {
          rows.add(row(root, i));
        }
      }
      return new ArrowTable(root.getSchema().getCustomMetadata(), rows);
    }
  }

  private static Map<String, Object> row(VectorSchemaRoot root, int at) {
    Map<String, Object> row = new LinkedHashMap<>();
    for (FieldVector vector : root.getFieldVectors()) {
      row.put(vector.getName(), vector.getObject(at));
    }
    return row;
  }
}
