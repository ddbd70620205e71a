package io.ringfence.streaming.control;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.jspecify.annotations.Nullable;

/**
 * Counts the rows that go to a table, exactly once however often the job restarts, and lets them
 * pass. The sink after it inserts at least once; where the table then holds more than was counted,
 * the run says so.
 *
 * @param <T> type of the row
 */
public final class RowCounter<T> extends RichMapFunction<T, T> implements CheckpointedFunction {
  private static final String ACCUMULATOR = "rows-of-";

  private final String table;
  private final LongCounter counter = new LongCounter();

  // Set by initializeState, before any row.
  private transient @Nullable ListState<Long> stored;

  /** A counter for a table. */
  public RowCounter(String table) {
    this.table = table;
  }

  /** Accumulator of the rows of a table. */
  public static String accumulator(String table) {
    return ACCUMULATOR + table;
  }

  @Override
  public void initializeState(FunctionInitializationContext context) throws Exception {
    ListState<Long> state =
        context.getOperatorStateStore().getListState(new ListStateDescriptor<>("rows", Types.LONG));
    for (long rows : state.get()) {
      counter.add(rows);
    }
    stored = state;
  }

  @Override
  public void open(OpenContext context) {
    getRuntimeContext().addAccumulator(accumulator(table), counter);
  }

  @Override
  public T map(T row) {
    counter.add(1);
    return row;
  }

  @Override
  public void snapshotState(FunctionSnapshotContext context) throws Exception {
    requireNonNull(stored).update(List.of(counter.getLocalValuePrimitive()));
  }
}
