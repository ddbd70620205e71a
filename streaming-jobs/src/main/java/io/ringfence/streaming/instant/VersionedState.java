package io.ringfence.streaming.instant;

import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;

/** A function that keeps keyed state and says of which version it is. */
public interface VersionedState extends CheckpointedFunction {
  /** Whose state it is, and its version. */
  StateSchema schema();

  @Override
  default void initializeState(FunctionInitializationContext context) throws Exception {
    schema().admit(context.getOperatorStateStore());
  }

  @Override
  default void snapshotState(FunctionSnapshotContext context) {
    // The version is in the state since the start.
  }
}
