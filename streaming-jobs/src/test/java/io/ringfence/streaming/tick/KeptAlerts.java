package io.ringfence.streaming.tick;

import java.util.List;
import java.util.Objects;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.jspecify.annotations.Nullable;

/** Remembers what it heard in its state, as a sink that is exactly once would. */
final class KeptAlerts implements MapFunction<String, String>, CheckpointedFunction {
  private final int run;
  private transient @Nullable ListState<String> state;

  KeptAlerts(int run) {
    this.run = run;
  }

  @Override
  public String map(String line) {
    PathRun.of(run).alerts.add(line);
    return line;
  }

  @Override
  public void snapshotState(FunctionSnapshotContext context) throws Exception {
    Objects.requireNonNull(state).update(List.copyOf(PathRun.of(run).alerts));
  }

  @Override
  public void initializeState(FunctionInitializationContext context) throws Exception {
    ListState<String> kept =
        context
            .getOperatorStateStore()
            .getListState(new ListStateDescriptor<>("alerts", Types.STRING));
    state = kept;
    PathRun.of(run).alerts.clear();
    kept.get().forEach(PathRun.of(run).alerts::add);
  }
}
