package io.ringfence.streaming.sink;

import org.apache.flink.api.connector.sink2.Committer;
import org.apache.flink.api.connector.sink2.CommitterInitContext;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SupportsCommitter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.streaming.api.connector.sink2.CommittableMessage;
import org.apache.flink.streaming.api.connector.sink2.CommittableWithLineage;
import org.apache.flink.streaming.api.connector.sink2.SupportsPreCommitTopology;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * Stores the rows of one table exactly once, as Arrow record batches: a batch travels in the
 * checkpoint that completes it and is inserted when that checkpoint is complete, under a token that
 * is its own for ever. Why this is right stands in the README of the module.
 *
 * @param <T> type of the row
 */
public final class ArrowSink<T>
    implements Sink<T>, SupportsCommitter<Batch>, SupportsPreCommitTopology<Batch, Batch> {
  private final TableLayout<T> layout;
  private final ClickHouseTarget target;
  private final SinkOptions options;

  /** A sink with its options. */
  public ArrowSink(TableLayout<T> layout, ClickHouseTarget target, SinkOptions options) {
    this.layout = layout;
    this.target = target;
    this.options = options;
  }

  @Override
  public BatchWriter<T> createWriter(WriterInitContext context) {
    return new BatchWriter<>(
        layout, target, options.batchRows(), options.surroundings().freshName());
  }

  @Override
  public Committer<Batch> createCommitter(CommitterInitContext context) {
    return new BatchCommitter(
        new BatchStore(layout, target, options),
        new DeadLetters(target, options),
        context.getRestoredCheckpointId().orElse(0));
  }

  @Override
  public DataStream<CommittableMessage<Batch>> addPreCommitTopology(
      DataStream<CommittableMessage<Batch>> batches) {
    return batches
        .map(ArrowSink::numbered)
        .returns(batches.getType())
        .uid("number-" + layout.table())
        .name("number " + layout.table());
  }

  private static CommittableMessage<Batch> numbered(CommittableMessage<Batch> message) {
    return message instanceof CommittableWithLineage<Batch> batch
        ? batch.map(unnumbered -> unnumbered.ofCheckpoint(batch.getCheckpointId()))
        : message;
  }

  @Override
  public SimpleVersionedSerializer<Batch> getCommittableSerializer() {
    return new BatchSerializer();
  }

  @Override
  public SimpleVersionedSerializer<Batch> getWriteResultSerializer() {
    return new BatchSerializer();
  }
}
