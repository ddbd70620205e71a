package io.ringfence.bench.stream;

import io.ringfence.streaming.tick.Mark;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/** Scans an instrument's positions at each mark. */
final class InstrumentScan extends KeyedProcessFunction<Integer, Mark, InstrumentSums> {
  private final int number;
  private transient ValueState<byte[]> firedState;
  private transient Map<Integer, ScanColumns> columns;

  InstrumentScan(int number) {
    this.number = number;
  }

  @Override
  public void open(OpenContext context) {
    columns = new HashMap<>();
    firedState =
        getRuntimeContext()
            .getState(
                new ValueStateDescriptor<>(
                    "fired", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
  }

  @Override
  public void processElement(Mark mark, Context context, Collector<InstrumentSums> out)
      throws Exception {
    StreamRun run = StreamRun.of(number);
    ScanColumns held = columns.get(mark.instrument());
    if (held == null) {
      held = ScanColumns.of(run.population(), mark.instrument());
      columns.put(mark.instrument(), held);
      run.loaded.addAndGet(held.quantity().length);
    }
    long[] equity = new long[run.shape.desks()];
    long[] requirement = new long[run.shape.desks()];
    if (held.scan(mark.tick(), equity, requirement, context)) {
      firedState.update(held.fired().clone());
    }
    out.collect(new InstrumentSums(mark.instrument(), equity, requirement));
  }
}
