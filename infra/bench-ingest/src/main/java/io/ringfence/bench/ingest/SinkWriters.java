package io.ringfence.bench.ingest;

import io.ringfence.streaming.sink.BatchPipeline;
import io.ringfence.streaming.sink.ClickHouseTarget;
import io.ringfence.streaming.sink.Column;
import io.ringfence.streaming.sink.SinkOptions;
import io.ringfence.streaming.sink.TableLayout;
import java.net.URI;
import java.util.List;

/** Ringfence: batches as a subtask of a job makes, keeps and stores them. */
record SinkWriters(URI url) implements IngestWriter.Kind {
  private static final List<Column<IngestRow>> COLUMNS =
      List.of(
          Column.text("venue", IngestRow::venue),
          Column.text("account", IngestRow::account),
          Column.text("instrument", IngestRow::instrument),
          Column.text("side", IngestRow::side),
          Column.text("desk", IngestRow::desk),
          Column.text("book", IngestRow::book),
          Column.instant("occurred_at", IngestRow::occurredAt),
          Column.count("sequence", IngestRow::sequence),
          Column.smallCount("episode", IngestRow::episode),
          Column.narrow("quantity", IngestRow::quantity),
          Column.narrow("entry_price", IngestRow::entryPrice),
          Column.narrow("isolated_margin", IngestRow::isolatedMargin),
          Column.narrow("leverage", IngestRow::leverage),
          Column.narrow("liquidation_price", IngestRow::liquidationPrice));

  @Override
  public String name() {
    return "ringfence";
  }

  @Override
  public IngestWriter open(String table) {
    return new Writer(
        new BatchPipeline<>(
            new TableLayout<>(table, COLUMNS, _ -> 0),
            new ClickHouseTarget(url, "default", IngestTable.RUN),
            SinkOptions.DEFAULT.with(IngestBench.CHUNK, SinkOptions.DEFAULT.requestLimit())));
  }

  private record Writer(BatchPipeline<IngestRow> pipeline) implements IngestWriter {
    @Override
    public void write(long from, long to) {
      for (long number = from; number < to; number++) {
        pipeline.write(IngestRow.of(number));
      }
      pipeline.checkpoint();
    }

    @Override
    public void close() {
      pipeline.close();
    }
  }
}
