package io.ringfence.streaming.job;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.flink.runtime.checkpoint.Checkpoints;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;

/** What a savepoint holds: our own operators that keep state, and its names. */
final class KeptStates {
  /** Flink's own operators name their states so, and their serialisers their versions. */
  private static final Set<String> OF_FLINK =
      Set.of("SourceReaderState", "writer_raw_states", "streaming_committer_raw_states");

  private KeptStates() {}

  /**
   * Names of the states of each operator, by its uid; of keyed state {@code keyed} in the place of
   * names.
   */
  static Map<String, Set<String>> of(Path savepoint) throws IOException {
    Map<String, Set<String>> kept = new TreeMap<>();
    ClassLoader loader = KeptStates.class.getClassLoader();
    try (DataInputStream metadata =
        new DataInputStream(Files.newInputStream(savepoint.resolve("_metadata")))) {
      for (OperatorState operator :
          Checkpoints.loadCheckpointMetadata(metadata, loader, savepoint.toString())
              .getOperatorStates()) {
        Set<String> names = names(operator);
        if (!names.isEmpty()) {
          kept.put(operator.getOperatorUid().orElseThrow(), names);
        }
      }
    }
    return kept;
  }

  private static Set<String> names(OperatorState operator) {
    Set<String> names = new TreeSet<>();
    for (OperatorSubtaskState task : operator.getStates()) {
      task.getManagedOperatorState()
          .forEach(handle -> names.addAll(handle.getStateNameToPartitionOffsets().keySet()));
      if (!task.getManagedKeyedState().isEmpty()) {
        names.add("keyed");
      }
    }
    names.removeAll(OF_FLINK);
    return names;
  }
}
