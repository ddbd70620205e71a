package io.ringfence.launcher.command;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What of a kept run is asked, and as of when. */
final class QuestionOptions {
  @Option(
      names = "--as-of",
      paramLabel = "T",
      description = "Instant it is true for, such as 2025-10-10T21:00:00Z; absent: the run's end.")
  private @Nullable String asOf;

  @Option(
      names = "--as-known",
      paramLabel = "K",
      description = "Leave out what was recorded later; absent: everything is known.")
  private @Nullable String asKnown;

  @Option(
      names = "--node",
      paramLabel = "NODE",
      defaultValue = "firm",
      description = "firm, firm/desk or firm/desk/book; default ${DEFAULT-VALUE}.")
  private String node = "";

  @Option(
      names = "--run-id",
      paramLabel = "ID",
      description = "The run; absent: the one that reaches furthest.")
  private @Nullable String runId;

  /** The arguments of a question, behind what is asked for, as reporting takes them. */
  List<String> behind(String option, String value) {
    List<String> arguments = new ArrayList<>(List.of(option, value, "--node", node));
    OfficeOptions.add(arguments, "--run-id", runId);
    OfficeOptions.add(arguments, "--as-of", asOf);
    OfficeOptions.add(arguments, "--as-known", asKnown);
    return arguments;
  }
}
