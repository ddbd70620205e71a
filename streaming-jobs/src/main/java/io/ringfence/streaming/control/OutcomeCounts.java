package io.ringfence.streaming.control;

import io.ringfence.contracts.wire.InputCountRow;
import io.ringfence.contracts.wire.RowOrigin;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;

/**
 * Counts, for the key at hand, the rows of each file that were applied or found to be repeated.
 * Cleared when the counts are taken, which is once, at the end of the run.
 */
public final class OutcomeCounts {
  private final MapState<String, InputCountRow> byFile;

  /** The counts of an operator. */
  public OutcomeCounts(RuntimeContext context) {
    byFile =
        context.getMapState(
            new MapStateDescriptor<>(
                "outcome-counts", Types.STRING, TypeInformation.of(InputCountRow.class)));
  }

  /** An event of a row took effect. */
  public void applied(RowOrigin origin, long atMicros) throws Exception {
    add(InputCounts.applied(origin, atMicros));
  }

  /** A row repeats one before. */
  public void duplicate(RowOrigin origin) throws Exception {
    add(InputCounts.duplicate(origin));
  }

  private void add(InputCountRow one) throws Exception {
    String file = InputCounts.file(one);
    InputCountRow before = byFile.get(file);
    byFile.put(file, before == null ? one : InputCounts.sum(before, one));
  }

  /** Takes what was counted. */
  public List<InputCountRow> take() throws Exception {
    List<InputCountRow> counted = new ArrayList<>();
    byFile.values().forEach(counted::add);
    byFile.clear();
    return counted;
  }
}
