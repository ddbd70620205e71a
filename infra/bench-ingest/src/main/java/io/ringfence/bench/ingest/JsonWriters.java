package io.ringfence.bench.ingest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** One JSON object for each row, built without a tree, a chunk in one insert. */
record JsonWriters(HttpEngine engine) implements IngestWriter.Kind {
  private static final int ROW_CHARACTERS = 420;

  @Override
  public String name() {
    return "json-each-row";
  }

  @Override
  public IngestWriter open(String table) {
    return new Writer(engine, "INSERT INTO " + table + " FORMAT JSONEachRow");
  }

  private record Writer(HttpEngine engine, String statement) implements IngestWriter {
    @Override
    public void write(long from, long to) throws IOException, InterruptedException {
      StringBuilder json = new StringBuilder((int) (to - from) * ROW_CHARACTERS);
      for (long number = from; number < to; number++) {
        append(json, IngestRow.of(number), from);
      }
      engine.insert(statement, json.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static void append(StringBuilder json, IngestRow row, long chunk) {
      json.append("{\"run_id\":\"").append(IngestTable.RUN);
      json.append("\",\"batch\":\"b").append(chunk);
      json.append("\",\"venue\":\"").append(row.venue());
      json.append("\",\"account\":\"").append(row.account());
      json.append("\",\"instrument\":\"").append(row.instrument());
      json.append("\",\"side\":\"").append(row.side());
      json.append("\",\"desk\":\"").append(row.desk());
      json.append("\",\"book\":\"").append(row.book());
      json.append("\",\"occurred_at\":\"").append(row.occurredAt() / 1_000_000).append('.');
      String micros = Long.toString(1_000_000 + row.occurredAt() % 1_000_000);
      json.append(micros, 1, micros.length());
      json.append("\",\"sequence\":").append(row.sequence());
      json.append(",\"episode\":").append(row.episode());
      json.append(",\"quantity\":").append(row.quantity().toPlainString());
      json.append(",\"entry_price\":").append(row.entryPrice().toPlainString());
      json.append(",\"isolated_margin\":").append(row.isolatedMargin().toPlainString());
      json.append(",\"leverage\":").append(row.leverage().toPlainString());
      json.append(",\"liquidation_price\":").append(row.liquidationPrice().toPlainString());
      json.append("}\n");
    }

    @Override
    public void close() {
      // Requests share one client.
    }
  }
}
