package io.ringfence.launcher.command;

import io.ringfence.launcher.process.ReplayRequest;
import io.ringfence.launcher.process.ReplayRun;
import io.ringfence.launcher.process.RunInputs;
import io.ringfence.launcher.process.TopicInputs;
import io.ringfence.launcher.process.Workplace;
import io.ringfence.launcher.terminal.CommandFailure;
import io.ringfence.launcher.terminal.ExitCode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ringfence replay}: plays files and reports. */
@Command(
    name = "replay",
    header = "Replay files: marks, funding and positions in, a workbook and a summary out.",
    description = {
      "Files are CSV with a header, plain or gzip; with --kafka the topics of a broker are read"
          + " instead, up to the ends they have now. Rows that cannot be read or applied are rejected,"
          + " counted and listed; the replay goes on.",
      "Writes DIR/risk-pack.xlsx, signed, with its public key (risk-pack.pub) and the ledger of"
          + " everything issued (ledger.jsonl, ledger.anchor), and DIR/summary.json, each only when"
          + " it is complete."
    })
final class ReplayCommand implements Callable<Integer> {
  @Mixin private final FileOptions files = new FileOptions();

  @Mixin private final TopicOptions topics = new TopicOptions();

  @Option(
      names = "--from",
      paramLabel = "T",
      description = "First instant of marks and funding, inclusive, ISO-8601 with zone.")
  private @Nullable Instant from;

  @Option(
      names = "--to",
      paramLabel = "T",
      description = "Last instant of marks and funding, inclusive.")
  private @Nullable Instant to;

  @Option(
      names = "--use-last-as-mark",
      description =
          "Let last prices stand in for marks in files that have no marks; every figure is then"
              + " flagged so. Without it such files are refused.")
  private boolean useLastAsMark;

  @Option(
      names = "--gap-shock",
      paramLabel = "NODE:VENUE[/INSTRUMENT]=FRACTION",
      description =
          "How far marks gap against a risk node and all below it, fraction of the mark: what"
              + " budgets gap_loss are measured by, unknown without. May be given several times.")
  private List<String> gapShocks = List.of();

  @Option(
      names = "--run-id",
      paramLabel = "ID",
      description = "Name of the run; otherwise made from its inputs.")
  private @Nullable String runId;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "out/replay",
      description = "Folder for the results, created where missing; default ${DEFAULT-VALUE}.")
  private Path out;

  @Mixin private final StoreOptions store = new StoreOptions();

  private final Workplace workplace;

  ReplayCommand(Workplace workplace) {
    this.workplace = workplace;
  }

  @Override
  public Integer call() {
    if (from != null && to != null && to.isBefore(from)) {
      throw CommandFailure.wrongInput("--to %s must not be before --from %s".formatted(to, from));
    }
    RunInputs inputs = inputs();
    ReplayRun.run(
        workplace,
        new ReplayRequest(
            inputs, from, to, useLastAsMark, gapShocks, runId, out, store.keep(), store.server()));
    return ExitCode.OK.value();
  }

  private RunInputs inputs() {
    Optional<TopicInputs> named = topics.topics();
    if (named.isPresent() && !files.areNone()) {
      throw CommandFailure.wrongInput("name files or --kafka, not both");
    }
    if (named.isEmpty() && !files.areEnoughForAReplay()) {
      throw CommandFailure.wrongInput(
          "a replay needs --marks and --positions, or --kafka (see ringfence replay --help)");
    }
    return named.isPresent() ? named.get() : files.inputs();
  }
}
