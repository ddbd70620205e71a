package io.ringfence.bench.stream;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/** Sums instruments by desk, and publishes as often as the live path. */
final class FirmSums extends KeyedProcessFunction<Integer, InstrumentSums, DeskSum> {
  private final int number;
  private transient MapState<Integer, InstrumentSums> last;
  private transient ValueState<Boolean> isTimed;
  private transient long[] equity;
  private transient long[] requirement;

  FirmSums(int number) {
    this.number = number;
  }

  @Override
  public void open(OpenContext context) {
    int desks = StreamRun.of(number).shape.desks();
    equity = new long[desks];
    requirement = new long[desks];
    last =
        getRuntimeContext()
            .getMapState(
                new MapStateDescriptor<>("last", Types.INT, Types.POJO(InstrumentSums.class)));
    isTimed = getRuntimeContext().getState(new ValueStateDescriptor<>("timed", Types.BOOLEAN));
  }

  @Override
  public void processElement(InstrumentSums now, Context context, Collector<DeskSum> out)
      throws Exception {
    InstrumentSums before = last.get(now.instrument());
    for (int desk = 0; desk < equity.length; desk++) {
      equity[desk] += now.equity()[desk] - (before == null ? 0 : before.equity()[desk]);
      requirement[desk] +=
          now.requirement()[desk] - (before == null ? 0 : before.requirement()[desk]);
    }
    last.put(now.instrument(), now);
    if (isTimed.value() == null) {
      isTimed.update(true);
      long at = context.timerService().currentProcessingTime() + DeskSum.PUBLISH_MILLIS;
      context.timerService().registerProcessingTimeTimer(at);
      context.timerService().registerEventTimeTimer(Long.MAX_VALUE - 1);
    }
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<DeskSum> out) {
    isTimed.clear();
    for (int desk = 0; desk < equity.length; desk++) {
      out.collect(new DeskSum(desk, equity[desk], requirement[desk]));
    }
  }
}
