package io.ringfence.streaming.sink;

import io.ringfence.contracts.wire.MarkPriceRow;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.LongStream;

/** Rows and batches of marks, told apart by their instants. */
final class Marks {
  private Marks() {}

  static MarkPriceRow at(long micros) {
    return priced(micros, "1");
  }

  static MarkPriceRow priced(long micros, String price) {
    return new MarkPriceRow("binance", "BTCUSDT", micros, new BigDecimal(price));
  }

  /** Marks at 0, 1, 2, … microseconds. */
  static List<MarkPriceRow> many(int count) {
    return LongStream.range(0, count).mapToObj(Marks::at).toList();
  }

  static Batch batch(ClickHouseTarget target, String name, List<MarkPriceRow> rows) {
    try (var encoder = new ArrowEncoder<>(PositionTables.MARKS, target.runId())) {
      return new Batch("marks", name, 1, PackedRows.of(rows.size(), encoder.encode(rows, name)));
    }
  }
}
