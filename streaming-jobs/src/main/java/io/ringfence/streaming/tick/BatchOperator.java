package io.ringfence.streaming.tick;

import java.time.Duration;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedMultiInput;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Makes batches of single marks and events. It holds nothing over a checkpoint: what waits leaves
 * before the barrier. One task: it decides the order of marks and events for all shards.
 */
// Flink sets an operator up in initializeState and open, not in its constructor.
@SuppressWarnings("NullAway.Init")
final class BatchOperator extends AbstractStreamOperator<TickBatch>
    implements TwoInputStreamOperator<Mark, PositionEvent, TickBatch>, BoundedMultiInput {
  private final ShardLayout layout;
  private final Instruments instruments;
  private final long conflateBeyondMicros;
  private transient TickBatcher batcher;
  private transient boolean isTimed;

  /**
   * An operator.
   *
   * @param conflateBeyond marks older than this when they arrive are conflated until they are not
   */
  BatchOperator(ShardLayout layout, Instruments instruments, Duration conflateBeyond) {
    this.layout = layout;
    this.instruments = instruments;
    conflateBeyondMicros = conflateBeyond.toNanos() / 1000;
  }

  @Override
  public void open() throws Exception {
    super.open();
    StreamRecord<TickBatch> record = new StreamRecord<>(null);
    batcher = new TickBatcher(layout, instruments, batch -> output.collect(record.replace(batch)));
  }

  @Override
  public void processElement1(StreamRecord<Mark> element) {
    Mark mark = element.getValue();
    batcher.setBehind(MicroClock.now() - mark.sourceMicros() > conflateBeyondMicros);
    batcher.mark(mark.instrument(), mark.tick(), mark.sourceMicros());
    waitNoLonger();
  }

  @Override
  public void processElement2(StreamRecord<PositionEvent> element) {
    batcher.event(element.getValue());
    waitNoLonger();
  }

  private void waitNoLonger() {
    if (!isTimed) {
      isTimed = true;
      long due =
          getProcessingTimeService().getCurrentProcessingTime() + TickBatcher.LONGEST_WAIT_MILLIS;
      getProcessingTimeService()
          .registerTimer(
              due,
              _ -> {
                isTimed = false;
                batcher.flush();
              });
    }
  }

  @Override
  public void prepareSnapshotPreBarrier(long checkpointId) {
    batcher.flush();
  }

  @Override
  public void endInput(int inputId) {
    batcher.flush();
  }
}
