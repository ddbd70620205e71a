package io.ringfence.launcher.process;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A replay somebody asks for.
 *
 * @param inputs its files or topics
 * @param from lower bound of marks and funding, inclusive; null: none
 * @param to upper bound of marks and funding, inclusive; null: none
 * @param useLastAsMark whether last prices may stand in for marks
 * @param gapShocks how far marks gap against nodes, as the job reads them
 * @param runId name of the run; null: the job names it by its inputs
 * @param out folder for workbook and summary
 * @param keep whether the engine's data stay afterwards
 * @param server ClickHouse server to use; null: the embedded engine
 */
public record ReplayRequest(
    RunInputs inputs,
    @Nullable Instant from,
    @Nullable Instant to,
    boolean useLastAsMark,
    List<String> gapShocks,
    @Nullable String runId,
    Path out,
    boolean keep,
    @Nullable URI server) {

  /** What is replayed, as options of the job. */
  List<String> arguments() {
    List<String> arguments = new ArrayList<>(inputs.arguments());
    add(arguments, "--from", from);
    add(arguments, "--to", to);
    add(arguments, "--run-id", runId);
    gapShocks.forEach(shock -> add(arguments, "--gap-shock", shock));
    if (useLastAsMark) {
      arguments.add("--use-last-as-mark");
    }
    return arguments;
  }

  private static void add(List<String> arguments, String option, @Nullable Object value) {
    if (value != null) {
      arguments.add(option);
      arguments.add(value.toString());
    }
  }
}
