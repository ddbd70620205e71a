package io.ringfence.bench.stream;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How recovery is measured.
 *
 * @param json one JSON object a line, or a line for people
 * @param seed of all draws
 * @param positions how many there are
 * @param instruments how many they are of
 * @param rate ticks due each second
 * @param kills of each contestant
 * @param checkpointMillis time between checkpoints
 * @param folder where a contestant's files are
 * @param isTuned whether settings are Ringfence's, or Flink's defaults
 * @param isArchived whether the tuned job starts from an archive of the JVM's
 */
record RecoveryOptions(
    boolean json,
    long seed,
    int positions,
    int instruments,
    long rate,
    int kills,
    int checkpointMillis,
    Path folder,
    boolean isTuned,
    boolean isArchived) {
  static RecoveryOptions of(String[] arguments) {
    Map<String, String> values = new HashMap<>();
    for (String argument : arguments) {
      int at = argument.indexOf('=');
      if (at > 0) {
        values.put(argument.substring(0, at), argument.substring(at + 1));
      }
    }
    int positions = Integer.parseInt(values.getOrDefault("positions", "1000000"));
    return new RecoveryOptions(
        Boolean.parseBoolean(values.getOrDefault("json", "false")),
        Long.parseLong(values.getOrDefault("seed", "1")),
        positions,
        Math.max(1, positions / 5_000),
        Long.parseLong(values.getOrDefault("rate", "500000")),
        Integer.parseInt(values.getOrDefault("kills", "20")),
        Integer.parseInt(values.getOrDefault("checkpoint", "5000")),
        Path.of(values.getOrDefault("folder", "bench")),
        Boolean.parseBoolean(values.getOrDefault("tuned", "true")),
        Boolean.parseBoolean(values.getOrDefault("archive", "true")));
  }

  RecoveryOptions in(Path other, boolean tuned) {
    return new RecoveryOptions(
        json,
        seed,
        positions,
        instruments,
        rate,
        kills,
        checkpointMillis,
        other,
        tuned,
        isArchived);
  }

  List<String> arguments() {
    return List.of(
        "seed=" + seed,
        "positions=" + positions,
        "rate=" + rate,
        "checkpoint=" + checkpointMillis,
        "folder=" + folder,
        "tuned=" + isTuned);
  }

  boolean isFullSize() {
    return positions == 1_000_000 && rate == 500_000;
  }

  Shape shape() {
    return new Shape(positions, instruments, StreamOptions.DESKS);
  }

  Path file(String name) {
    return folder.resolve(name);
  }
}
