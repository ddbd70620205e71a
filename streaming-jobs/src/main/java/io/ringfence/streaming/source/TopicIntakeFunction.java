package io.ringfence.streaming.source;

import io.ringfence.contracts.wire.InputCountRow;
import io.ringfence.contracts.wire.IntakeRecord;
import io.ringfence.streaming.intake.BudgetTimes;
import io.ringfence.streaming.intake.IntakeSpec;
import io.ringfence.streaming.intake.KnownInstruments;
import io.ringfence.streaming.intake.ReplayFacts;
import io.ringfence.streaming.intake.RowMemory;
import io.ringfence.streaming.intake.TopicIntake;
import io.ringfence.streaming.intake.TopicIntake.Judgement;
import io.ringfence.streaming.intake.TopicRow;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.function.SerializableSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Judges the records of one partition, in its order, and counts them: the counts leave at the end
 * of the run. State: the newest time of every subject and the first content of every identity, for
 * the whole run (a repetition may come at any time).
 */
final class TopicIntakeFunction extends KeyedProcessFunction<String, TopicRow, IntakeRecord> {
  private final IntakeSpec spec;
  private final SerializableSupplier<KnownInstruments> known;
  private final ReplayFacts facts;

  // Set by open, before any row.
  private transient TopicIntake intake;
  private transient StateMemory memory;
  private transient ValueState<InputCountRow> counts;

  TopicIntakeFunction(
      IntakeSpec spec, SerializableSupplier<KnownInstruments> known, ReplayFacts facts) {
    this.spec = spec;
    this.known = known;
    this.facts = facts;
  }

  /** Memory in keyed state. */
  private record StateMemory(MapState<String, Long> newest, MapState<String, String> contents)
      implements RowMemory {
    @Override
    public long newest(String subject, long atMicros) throws Exception {
      Long before = newest.get(subject);
      long now = before == null ? atMicros : Math.max(before, atMicros);
      newest.put(subject, now);
      return now;
    }

    @Override
    public @Nullable String before(String identity, String content) throws Exception {
      String before = contents.get(identity);
      if (before == null) {
        contents.put(identity, content);
      }
      return before;
    }

    @Override
    public @Nullable String find(String identity) throws Exception {
      return contents.get(identity);
    }
  }

  @Override
  public void open(OpenContext context) {
    intake = new TopicIntake(spec.basis(), known.get(), spec.allowedLateness());
    memory =
        new StateMemory(
            getRuntimeContext()
                .getMapState(new MapStateDescriptor<>("newest", Types.STRING, Types.LONG)),
            getRuntimeContext()
                .getMapState(new MapStateDescriptor<>("contents", Types.STRING, Types.STRING)));
    counts =
        getRuntimeContext()
            .getState(
                new ValueStateDescriptor<>("counts", TypeInformation.of(InputCountRow.class)));
  }

  @Override
  public void processElement(TopicRow row, Context context, Collector<IntakeRecord> out)
      throws Exception {
    boolean isDuplicate =
        switch (intake.judge(row, memory)) {
          case Judgement.Accepted(var events) -> {
            events.forEach(
                event ->
                    out.collect(IntakeRecord.of(BudgetTimes.placed(event, facts.firstMicros()))));
            yield false;
          }
          case Judgement.Duplicate _ -> true;
          case Judgement.Refused(var reject) -> {
            out.collect(IntakeRecord.of(reject));
            yield false;
          }
        };
    count(row, isDuplicate);
    context.timerService().registerEventTimeTimer(facts.lastMicros());
  }

  private void count(TopicRow row, boolean isDuplicate) throws Exception {
    InputCountRow before = counts.value();
    counts.update(
        new InputCountRow(
            row.partition(),
            row.kind(),
            (before == null ? 0 : before.received()) + 1,
            0,
            (before == null ? 0 : before.duplicate()) + (isDuplicate ? 1 : 0),
            0,
            null));
  }

  @Override
  public void onTimer(long at, OnTimerContext context, Collector<IntakeRecord> out)
      throws Exception {
    InputCountRow counted = counts.value();
    if (counted != null) {
      out.collect(IntakeRecord.of(counted));
      counts.clear();
    }
  }
}
