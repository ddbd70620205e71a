package io.ringfence.bench.stream;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/** Sums what positions change, and publishes the sum of a desk as often as the live path. */
final class DeskSums extends KeyedProcessFunction<Integer, DeskDelta, DeskSum> {
  private transient ValueState<DeskSum> sum;
  private transient ValueState<Boolean> isTimed;

  @Override
  public void open(OpenContext context) {
    sum =
        getRuntimeContext().getState(new ValueStateDescriptor<>("sum", Types.POJO(DeskSum.class)));
    isTimed = getRuntimeContext().getState(new ValueStateDescriptor<>("timed", Types.BOOLEAN));
  }

  @Override
  public void processElement(DeskDelta delta, Context context, Collector<DeskSum> out)
      throws Exception {
    DeskSum before = sum.value();
    sum.update(
        before == null
            ? new DeskSum(delta.desk(), delta.equity(), delta.requirement())
            : new DeskSum(
                delta.desk(),
                before.equity() + delta.equity(),
                before.requirement() + delta.requirement()));
    if (isTimed.value() == null) {
      isTimed.update(true);
      long now = context.timerService().currentProcessingTime();
      context.timerService().registerProcessingTimeTimer(now + DeskSum.PUBLISH_MILLIS);
      // The last watermark is beyond it: the final total goes out when the input ends.
      context.timerService().registerEventTimeTimer(Long.MAX_VALUE - 1);
    }
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<DeskSum> out)
      throws Exception {
    isTimed.clear();
    out.collect(sum.value());
  }
}
