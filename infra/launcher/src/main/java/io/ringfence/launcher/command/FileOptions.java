package io.ringfence.launcher.command;

import io.ringfence.launcher.process.FeedFiles;
import io.ringfence.launcher.process.ReplayInputs;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options that name the files of a run. */
final class FileOptions {
  @Option(
      names = "--marks",
      arity = "1..*",
      paramLabel = "FILE",
      description = "Mark prices, as single marks or as bars; may be given more than once.")
  private List<Path> marks = new ArrayList<>();

  @Option(
      names = "--funding",
      arity = "1..*",
      paramLabel = "FILE",
      description = "Funding settlements; may be given more than once.")
  private List<Path> funding = new ArrayList<>();

  @Option(
      names = "--positions",
      paramLabel = "FILE",
      description = {
        "Position versions. realised_pnl on rows that close or reduce says what that realised;"
            + " without it the result is unknown."
      })
  private @Nullable Path positions;

  @Option(
      names = "--wallet-events",
      paramLabel = "FILE",
      description = "Margin added and removed, fees.")
  private @Nullable Path walletEvents;

  @Option(names = "--accounts", paramLabel = "FILE", description = "Free balances of accounts.")
  private @Nullable Path accounts;

  @Option(names = "--budgets", paramLabel = "FILE", description = "Risk budgets of nodes.")
  private @Nullable Path budgets;

  @Option(names = "--capital", paramLabel = "FILE", description = "Capital of nodes.")
  private @Nullable Path capital;

  @Mixin private final FeedOptions feeds = new FeedOptions();

  /** Whether the files a replay cannot do without are named. */
  boolean areEnoughForAReplay() {
    return !marks.isEmpty() && positions != null;
  }

  /** Whether no file is named. */
  boolean areNone() {
    return inputs()
        .equals(
            new ReplayInputs(List.of(), List.of(), null, null, null, null, null, FeedFiles.NONE));
  }

  /** The files. */
  ReplayInputs inputs() {
    return new ReplayInputs(
        marks, funding, positions, walletEvents, accounts, budgets, capital, feeds.files());
  }
}
