package io.ringfence.launcher.command;

import io.ringfence.launcher.process.ReplayInputs;
import io.ringfence.launcher.process.ReplayRequest;
import io.ringfence.launcher.process.ReplayRun;
import io.ringfence.launcher.process.Workplace;
import io.ringfence.launcher.terminal.CommandFailure;
import io.ringfence.launcher.terminal.ExitCode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ringfence demo}: the main job on a sample of its own. */
@Command(
    name = "demo",
    header = "Play a crash through the whole platform: sample in, workbook out.",
    description = {
      "Makes a sample institution of 400 positions, replays two days with a crash hour and"
          + " reports. Plays the recorded marks of 2025-10-10 where they lie beside the repository"
          + " (../shared/market-data) or are named; otherwise a synthetic crash.",
      "Writes DIR/risk-pack.xlsx, signed, with its public key (risk-pack.pub) and the ledger of"
          + " everything issued (ledger.jsonl, ledger.anchor), and DIR/summary.json; the sample's"
          + " files stay in DIR/sample."
    })
final class DemoCommand implements Callable<Integer> {
  private static final int POSITIONS = 400;

  @Option(
      names = "--marks-from",
      arity = "1..*",
      paramLabel = "FILE",
      description = "Recorded marks that hold 2025-10-09 and 2025-10-10.")
  private List<Path> marksFrom = new ArrayList<>();

  @Option(
      names = "--funding",
      arity = "1..*",
      paramLabel = "FILE",
      description = "Recorded funding settlements for them.")
  private List<Path> funding = new ArrayList<>();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "out/demo",
      description = "Folder for the results, created where missing; default ${DEFAULT-VALUE}.")
  private Path out;

  @Mixin private final StoreOptions store = new StoreOptions();

  private final Workplace workplace;

  DemoCommand(Workplace workplace) {
    this.workplace = workplace;
  }

  @Override
  public Integer call() {
    if (marksFrom.isEmpty() && !funding.isEmpty()) {
      throw CommandFailure.wrongInput("--funding belongs to --marks-from: name the marks as well");
    }
    PlayedCrash crash =
        new PlayedCrash(
            marksFrom.isEmpty()
                ? RecordedCrash.besideRepository(workplace.installation().root())
                : new RecordedCrash(marksFrom, funding));
    workplace.terminal().note("plays " + crash.name());
    replay(
        crash.write(crash.request(POSITIONS, true), crash.rules(), out.resolve("sample")), crash);
    return ExitCode.OK.value();
  }

  private void replay(ReplayInputs inputs, PlayedCrash crash) {
    ReplayRun.run(
        workplace,
        new ReplayRequest(
            inputs,
            crash.from(),
            crash.to(),
            false,
            List.of(),
            null,
            out,
            store.keep(),
            store.server()));
  }
}
