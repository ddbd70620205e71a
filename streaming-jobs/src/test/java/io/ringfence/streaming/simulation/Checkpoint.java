package io.ringfence.streaming.simulation;

import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;

/**
 * A checkpoint, complete or being gathered.
 *
 * @param id its number, from 1
 * @param operators states by name of operator and task
 * @param feeds places of the source's tasks by their names
 */
record Checkpoint(long id, Map<String, OperatorSubtaskState> operators, Map<String, Object> feeds) {
  static Checkpoint begun(long id) {
    return new Checkpoint(id, new TreeMap<>(), new TreeMap<>());
  }
}
