package io.ringfence.streaming.source;

import io.ringfence.contracts.wire.InputCountRow;
import io.ringfence.contracts.wire.IntakeRecord;
import io.ringfence.streaming.control.InputCounts;
import io.ringfence.streaming.instant.StateSchema;
import io.ringfence.streaming.instant.VersionedState;
import io.ringfence.streaming.intake.BudgetTimes;
import io.ringfence.streaming.intake.IntakeSpec;
import io.ringfence.streaming.intake.KnownInstruments;
import io.ringfence.streaming.intake.ReplayFacts;
import io.ringfence.streaming.intake.TopicIntake;
import io.ringfence.streaming.intake.TopicIntake.Judgement;
import io.ringfence.streaming.intake.TopicRow;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.function.SerializableSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Judges the records of one partition, in its order, and counts them: the counts leave at the end
 * of the run. State: the newest time of every subject and the first content of every identity, see
 * {@link PartitionMemory}.
 */
final class TopicIntakeFunction extends KeyedProcessFunction<String, TopicRow, IntakeRecord>
    implements VersionedState {
  private final IntakeSpec spec;
  private final SerializableSupplier<KnownInstruments> known;
  private final ReplayFacts facts;
  private final @Nullable Following following;

  // Set by open, before any row.
  private transient TopicIntake intake;
  private transient PartitionMemory memory;
  private transient ValueState<InputCountRow> counts;

  TopicIntakeFunction(
      IntakeSpec spec,
      SerializableSupplier<KnownInstruments> known,
      ReplayFacts facts,
      @Nullable Following following) {
    this.spec = spec;
    this.known = known;
    this.facts = facts;
    this.following = following;
  }

  @Override
  public StateSchema schema() {
    return new StateSchema("topic-intake", 1);
  }

  @Override
  public void open(OpenContext context) {
    intake = new TopicIntake(spec.basis(), known.get(), spec.allowedLateness());
    memory = new PartitionMemory(getRuntimeContext(), following);
    counts =
        getRuntimeContext()
            .getState(
                new ValueStateDescriptor<>("counts", TypeInformation.of(InputCountRow.class)));
  }

  @Override
  public void processElement(TopicRow row, Context context, Collector<IntakeRecord> out)
      throws Exception {
    if (row.heartbeat()) {
      return;
    }
    long present = context.timerService().currentWatermark();
    boolean isDuplicate =
        switch (intake.judge(row, memory)) {
          case Judgement.Accepted(var events) -> {
            events.forEach(
                event ->
                    out.collect(
                        IntakeRecord.of(BudgetTimes.placed(event, instantOfUntimed(present)))));
            yield false;
          }
          case Judgement.Duplicate _ -> true;
          case Judgement.Refused(var reject) -> {
            out.collect(IntakeRecord.of(reject));
            yield false;
          }
        };
    count(row, isDuplicate);
    context.timerService().registerEventTimeTimer(tellsCountsAfter(present));
  }

  /** At the end of the run; where there is none, with the next instant that is complete. */
  private long tellsCountsAfter(long present) {
    return following == null ? facts.lastMicros() : present + 1;
  }

  /**
   * What speaks of no time holds from the first event on; where topics are followed, from the first
   * instant that is not complete.
   */
  private long instantOfUntimed(long present) {
    return Math.max(facts.firstMicros(), present + 1);
  }

  private void count(TopicRow row, boolean isDuplicate) throws Exception {
    InputCountRow before = counts.value();
    InputCountRow one =
        new InputCountRow(row.partition(), row.kind(), 1, 0, isDuplicate ? 1 : 0, 0, null)
            .between(row.offset(), row.offset());
    counts.update(before == null ? one : InputCounts.sum(before, one));
  }

  @Override
  public void onTimer(long at, OnTimerContext context, Collector<IntakeRecord> out)
      throws Exception {
    long lateness = TimeUnit.NANOSECONDS.toMicros(spec.allowedLateness().toNanos());
    if (at >= Long.MIN_VALUE + lateness) {
      memory.forgetBefore(at - lateness);
    }
    InputCountRow counted = counts.value();
    if (counted != null) {
      out.collect(IntakeRecord.of(counted));
      counts.clear();
    }
  }
}
