package io.ringfence.launcher.command;

import io.ringfence.launcher.process.OfficeRun;
import io.ringfence.launcher.process.Workplace;
import io.ringfence.launcher.terminal.ExitCode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ringfence moves}: proposed margin moves, who answered, and what came of them. */
@Command(
    name = "moves",
    header = "Margin moves of a run: propose, accept, reject, follow what became of them.",
    description = {
      "ACTION is propose, list, accept, reject or follow. propose draws up batches by the time of the"
          + " run's events: every so often, and when a position comes nearer to its end, volatility"
          + " goes to another regime, funding is paid near liquidation, or brackets change. The same"
          + " run gives the same batches; each names what called for it. A batch again adds nothing;"
          + " a later batch of a pool takes the place of what is open of the one before.",
      "accept and reject name the payload's hash that list shows: an answer holds for it and nothing"
          + " else, and comes from another person than the preparer's. Before moves are accepted, what"
          + " has become void is noted as expired: a mark that drifted, a position or budget that"
          + " changed, time that is over. follow notes the same, and whether moves whose time is over"
          + " were made, partly made or not made, by the wallets of the run.",
      "Every step lies in the hash-chained ledger of steps. Who may propose (duty prepare) and answer"
          + " (duty approve) is said with ringfence evidence grant."
    })
final class MovesCommand implements Callable<Integer> {
  private static final List<String> ON_LEDGER = List.of("list", "reject");

  @Parameters(index = "0", paramLabel = "ACTION", description = "What to do.")
  private String action;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "ID",
      description = "Of accept and reject: the batch, such as M-12.")
  private @Nullable String id;

  @Option(
      names = "--run-id",
      paramLabel = "ID",
      description = "The run; absent: the one that reaches furthest, of list: all.")
  private @Nullable String runId;

  @Option(
      names = "--payload",
      paramLabel = "HASH",
      description = "Of accept and reject: hash of the batch that was looked at.")
  private @Nullable String payload;

  @Option(
      names = "--moves",
      paramLabel = "N,…",
      description = "Of accept and reject: numbers of moves; absent: all that are open.")
  private @Nullable String moves;

  @Option(
      names = "--from",
      paramLabel = "T",
      description = "Of propose: after when; absent: after the last batch, else the whole run.")
  private @Nullable String from;

  @Option(
      names = "--to",
      paramLabel = "T",
      description = "Of propose: until when; absent: as far as the run reaches.")
  private @Nullable String to;

  @Option(
      names = "--as-of",
      paramLabel = "T",
      description = "Of accept and follow: instant of the run; absent: as far as it reaches.")
  private @Nullable String asOf;

  @Option(
      names = "--every",
      paramLabel = "TIME",
      description =
          "Of propose: longest time between two batches of a pool, and how long one"
              + " stands; default 1h.")
  private @Nullable String every;

  @Option(
      names = "--quiet",
      paramLabel = "TIME",
      description = "Of propose: shortest time between two; default 10m.")
  private @Nullable String quiet;

  @Option(
      names = "--on",
      paramLabel = "EVENT,…",
      description = "Of propose: state, regime, funding, notice; default all; schedule: none.")
  private @Nullable String on;

  @Option(
      names = "--watch",
      description = "Of propose: go on with a run that goes on, until it is stopped.")
  private boolean watch;

  @Mixin private final OfficeOptions office = new OfficeOptions();
  @Mixin private final DataOptions data = new DataOptions();

  private final Workplace workplace;

  MovesCommand(Workplace workplace) {
    this.workplace = workplace;
  }

  @Override
  public Integer call() {
    List<String> arguments = new ArrayList<>(office.task(workplace, "moves", action));
    OfficeOptions.add(arguments, "--id", id);
    OfficeOptions.add(arguments, "--run-id", runId);
    OfficeOptions.add(arguments, "--payload", payload);
    OfficeOptions.add(arguments, "--moves", moves);
    OfficeOptions.add(arguments, "--from", from);
    OfficeOptions.add(arguments, "--to", to);
    OfficeOptions.add(arguments, "--as-of", asOf);
    OfficeOptions.add(arguments, "--every", every);
    OfficeOptions.add(arguments, "--quiet", quiet);
    OfficeOptions.add(arguments, "--on", on);
    if (watch) {
      arguments.add("--watch");
    }
    if (ON_LEDGER.contains(action)) {
      OfficeRun.run(workplace, arguments);
    } else {
      OfficeRun.onStore(workplace, arguments, data.folder(), data.server());
    }
    return ExitCode.OK.value();
  }
}
