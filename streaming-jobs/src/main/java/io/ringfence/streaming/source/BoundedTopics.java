package io.ringfence.streaming.source;

import io.ringfence.streaming.intake.TopicRow;
import java.io.IOException;
import java.util.List;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.KafkaSourceEnumState;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Flink's bounded Kafka source, made to end after a restart too: restored from a checkpoint, its
 * enumerator finds no partition it does not know and never tells the readers that no more will come
 * (connector 5.0.0-2.2), so they wait for ever. Here the set of partitions is fixed, so whoever has
 * got what is his may be told at once.
 *
 * @param kafka the source
 */
record BoundedTopics(KafkaSource<TopicRow> kafka)
    implements Source<TopicRow, KafkaPartitionSplit, KafkaSourceEnumState> {
  @Override
  public Boundedness getBoundedness() {
    return kafka.getBoundedness();
  }

  @Override
  public SourceReader<TopicRow, KafkaPartitionSplit> createReader(SourceReaderContext context)
      throws Exception {
    return kafka.createReader(context);
  }

  @Override
  public SplitEnumerator<KafkaPartitionSplit, KafkaSourceEnumState> createEnumerator(
      SplitEnumeratorContext<KafkaPartitionSplit> context) {
    return kafka.createEnumerator(context);
  }

  @Override
  public SplitEnumerator<KafkaPartitionSplit, KafkaSourceEnumState> restoreEnumerator(
      SplitEnumeratorContext<KafkaPartitionSplit> context, KafkaSourceEnumState state)
      throws IOException {
    SplitEnumerator<KafkaPartitionSplit, KafkaSourceEnumState> restored =
        kafka.restoreEnumerator(context, state);
    // A checkpoint from before the partitions were found: the enumerator finds them itself.
    return state.assignedSplits().isEmpty() ? restored : new Ending(context, restored);
  }

  @Override
  public SimpleVersionedSerializer<KafkaPartitionSplit> getSplitSerializer() {
    return kafka.getSplitSerializer();
  }

  @Override
  public SimpleVersionedSerializer<KafkaSourceEnumState> getEnumeratorCheckpointSerializer() {
    return kafka.getEnumeratorCheckpointSerializer();
  }

  /** Tells every reader, once it has got what waits for it, that no more will come. */
  private record Ending(
      SplitEnumeratorContext<KafkaPartitionSplit> context,
      SplitEnumerator<KafkaPartitionSplit, KafkaSourceEnumState> kafka)
      implements SplitEnumerator<KafkaPartitionSplit, KafkaSourceEnumState> {
    @Override
    public void start() {
      kafka.start();
    }

    @Override
    public void handleSplitRequest(int subtask, @Nullable String host) {
      kafka.handleSplitRequest(subtask, host);
    }

    @Override
    public void addSplitsBack(List<KafkaPartitionSplit> splits, int subtask) {
      kafka.addSplitsBack(splits, subtask);
    }

    @Override
    public void addReader(int subtask) {
      kafka.addReader(subtask);
      context.signalNoMoreSplits(subtask);
    }

    @Override
    public KafkaSourceEnumState snapshotState(long checkpointId) throws Exception {
      return kafka.snapshotState(checkpointId);
    }

    @Override
    public void notifyCheckpointComplete(long checkpointId) throws Exception {
      kafka.notifyCheckpointComplete(checkpointId);
    }

    @Override
    public void handleSourceEvent(int subtask, SourceEvent event) {
      kafka.handleSourceEvent(subtask, event);
    }

    @Override
    public void close() throws IOException {
      kafka.close();
    }
  }
}
