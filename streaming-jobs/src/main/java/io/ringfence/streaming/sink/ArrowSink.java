package io.ringfence.streaming.sink;

import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/**
 * Inserts the rows of one table as Arrow record batches. At least once: after a restart from a
 * checkpoint the rows since then are inserted again.
 *
 * @param <T> type of the row
 */
public final class ArrowSink<T> implements Sink<T> {
  private final TableLayout<T> layout;
  private final ClickHouseTarget target;
  private final BatchPolicy batches;
  private final RetryPolicy retries;

  /** A sink with its limits. */
  public ArrowSink(
      TableLayout<T> layout, ClickHouseTarget target, BatchPolicy batches, RetryPolicy retries) {
    this.layout = layout;
    this.target = target;
    this.batches = batches;
    this.retries = retries;
  }

  @Override
  public SinkWriter<T> createWriter(WriterInitContext context) {
    return new ArrowSinkWriter<>(
        new TableWriter<>(layout, target, retries), batches, context.getProcessingTimeService());
  }
}
