package io.ringfence.streaming.control;

import static java.util.Objects.requireNonNull;

import io.ringfence.contracts.wire.TableCountRow;
import io.ringfence.streaming.instant.StateSchema;
import java.util.List;
import org.apache.flink.api.common.TaskInfo;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * Counts the rows that go to a table, exactly once however often the job restarts, and lets them
 * pass. At the end of the input the count becomes a row itself, so that it is stored exactly once
 * too, and outlives a job that is killed after its last row: a job restored from its last
 * checkpoint comes to the end of its input a second time, and must not say its count again.
 *
 * @param <T> type of the row
 */
public final class RowCounter<T> extends AbstractStreamOperator<T>
    implements OneInputStreamOperator<T, T>, BoundedOneInput {
  /** Counts, one of each task. */
  public static final OutputTag<TableCountRow> COUNTS =
      new OutputTag<>("table-counts", TypeInformation.of(TableCountRow.class));

  /** In the place of a count: it has been said. */
  private static final long SAID = -1;

  private final String table;

  /** Rows not said yet. */
  private long rows;

  private boolean hasSaid;

  // Set by initializeState, before any row.
  private transient @Nullable ListState<Long> stored;

  /** A counter for a table. */
  public RowCounter(String table) {
    this.table = table;
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    new StateSchema("count-" + table, 1).admit(context.getOperatorStateStore());
    ListState<Long> state =
        context.getOperatorStateStore().getListState(new ListStateDescriptor<>("rows", Types.LONG));
    for (long before : state.get()) {
      hasSaid |= before == SAID;
      rows += Math.max(before, 0);
    }
    stored = state;
  }

  @Override
  public void processElement(StreamRecord<T> row) {
    rows++;
    output.collect(row);
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    requireNonNull(stored).update(hasSaid ? List.of(SAID, rows) : List.of(rows));
  }

  @Override
  public void endInput() {
    if (hasSaid && rows == 0) {
      return;
    }
    TaskInfo task = getRuntimeContext().getTaskInfo();
    output.collect(
        COUNTS,
        new StreamRecord<>(
            new TableCountRow(
                table, task.getIndexOfThisSubtask(), task.getNumberOfParallelSubtasks(), rows)));
    hasSaid = true;
    rows = 0;
  }
}
