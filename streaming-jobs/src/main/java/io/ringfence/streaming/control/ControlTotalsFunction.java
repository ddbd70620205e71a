package io.ringfence.streaming.control;

import io.ringfence.contracts.wire.InputCountRow;
import io.ringfence.streaming.instant.SnapshotGrid;
import io.ringfence.streaming.instant.StateSchema;
import io.ringfence.streaming.instant.VersionedState;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Adds up the control totals of one file and closes them at the end of the run: what was received
 * must equal what was applied, repeated and rejected, or the job fails. Received rows are counted
 * by the reader, outcomes where they are decided: the sums are independent. A run without an end
 * tells what came together since the last snapshot instead; what is not settled yet is on its way.
 */
public final class ControlTotalsFunction
    extends KeyedProcessFunction<String, InputCountRow, InputCountRow> implements VersionedState {
  private final SnapshotGrid grid;
  private transient ValueState<InputCountRow> sum;

  /** A function that closes the totals at the end of the run. */
  public ControlTotalsFunction(SnapshotGrid grid) {
    this.grid = grid;
  }

  @Override
  public StateSchema schema() {
    return new StateSchema("control-totals", 1);
  }

  @Override
  public void open(OpenContext context) {
    sum =
        getRuntimeContext()
            .getState(new ValueStateDescriptor<>("sum", TypeInformation.of(InputCountRow.class)));
  }

  @Override
  public void processElement(InputCountRow part, Context context, Collector<InputCountRow> out)
      throws Exception {
    InputCountRow before = sum.value();
    sum.update(before == null ? part : InputCounts.sum(before, part));
    long after = Math.max(context.timerService().currentWatermark(), 0) + 1;
    context
        .timerService()
        .registerEventTimeTimer(
            grid.isEndless() ? grid.atOrAfter(after).orElseThrow() : grid.lastMicros());
  }

  @Override
  public void onTimer(long at, OnTimerContext context, Collector<InputCountRow> out)
      throws Exception {
    InputCountRow total = sum.value();
    if (total == null) {
      // Counts that came after a restart before time did asked for an instant of their own.
      return;
    }
    long settled = total.applied() + total.duplicate() + total.rejected();
    if (total.received() != settled && !grid.isEndless()) {
      throw new ControlTotalException(
          "%s: received %s rows, but applied %s + duplicate %s + rejected %s = %s"
              .formatted(
                  total.file(),
                  total.received(),
                  total.applied(),
                  total.duplicate(),
                  total.rejected(),
                  settled));
    }
    out.collect(total);
    sum.clear();
  }
}
