package io.ringfence.launcher.process;

import io.ringfence.clickhouse.process.JavaCommand;
import io.ringfence.launcher.process.Installation.Module;
import io.ringfence.launcher.terminal.CommandFailure;
import io.ringfence.launcher.terminal.ExitCode;
import io.ringfence.launcher.terminal.Progress;
import io.ringfence.launcher.terminal.ProgressDisplays;
import io.ringfence.launcher.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Help.Ansi;

/**
 * A replay from its files to its workbook: engine, tables, job, reports, each in a process of its
 * own, one after the other.
 */
public final class ReplayRun {
  private static final String REPORT = "io.ringfence.reporting.ReportMain";
  private static final int PARALLELISM = 2;

  private final Workplace workplace;
  private final ReplayRequest request;
  private final Cleanup cleanup;
  private final RunFolder folder;
  private final Stages stages;

  private ReplayRun(Workplace workplace, ReplayRequest request, Cleanup cleanup, RunFolder folder) {
    this.workplace = workplace;
    this.request = request;
    this.cleanup = cleanup;
    this.folder = folder;
    this.stages = new Stages(workplace.clock());
  }

  /**
   * Replays and reports.
   *
   * @throws CommandFailure when it cannot be done; nothing is left running
   */
  public static void run(Workplace workplace, ReplayRequest request) {
    // Refuses unreadable files before anything is started.
    List<String> arguments = request.arguments();
    createOut(request.out());
    try (Cleanup cleanup = Cleanup.onExit()) {
      RunFolder folder = cleanup.closing(folder(workplace, request));
      new ReplayRun(workplace, request, cleanup, folder).run(arguments);
    } catch (IOException e) {
      throw new CommandFailure(ExitCode.FAILED, "the disk failed: " + e.getMessage(), e);
    }
  }

  private static RunFolder folder(Workplace workplace, ReplayRequest request) throws IOException {
    return request.keep() && request.server() == null
        ? RunFolder.kept(workplace.state().newRun(workplace.clock().instant()))
        : RunFolder.temporary(workplace.temporaryFolder());
  }

  private static void createOut(Path out) {
    try {
      Files.createDirectories(out);
    } catch (IOException e) {
      throw new CommandFailure(
          ExitCode.FAILED, "--out " + out + " cannot be created: " + e.getMessage(), e);
    }
    if (!Files.isWritable(out)) {
      throw new CommandFailure(ExitCode.FAILED, "--out " + out + ": you may not write there");
    }
  }

  private void run(List<String> arguments) throws IOException {
    Store store = stages.time("engine", this::start);
    stages.time("tables", () -> Migrations.apply(store));
    String runId = stages.time("job", () -> replay(store, arguments));
    Worker worker = new Worker(store, cleanup, workplace.terminal());
    if (folder.isKept()) {
      workplace.state().remember(folder.path());
    }
    Path timings = Files.writeString(folder.work().resolve("timings.json"), stages.json());
    stages.time("report", () -> report(worker, runId, timings));
    sayWhere();
  }

  private Store start() {
    return cleanup.closing(workplace.store(request.server(), folder.data()));
  }

  private String replay(Store store, List<String> inputs) {
    JavaCommand command =
        Heap.ofJob(
                ReplayJobCommand.of(workplace, store, request.inputs().isShortWork()),
                request.inputs().heldBytes())
            .withArguments(jobArguments(store, inputs));
    JobSupervisor supervisor =
        new JobSupervisor(
            store,
            cleanup,
            workplace.terminal(),
            new CheckpointFolder(folder.checkpoints()),
            JobWatch.NONE);
    try (Progress progress =
        ProgressDisplays.on(workplace.terminal(), "replay", "rows", workplace.clock())) {
      return supervisor.run(command, progress).runId();
    }
  }

  private List<String> jobArguments(Store store, List<String> inputs) {
    List<String> arguments = storeArguments(store);
    arguments.addAll(inputs);
    arguments.addAll(List.of("--parallelism", Integer.toString(PARALLELISM)));
    arguments.addAll(List.of("--checkpoint-dir", folder.checkpoints().toString()));
    arguments.addAll(List.of("--build", workplace.build()));
    return arguments;
  }

  private void report(Worker worker, String runId, Path timings) {
    List<String> arguments = storeArguments(worker.store());
    arguments.addAll(List.of("--run-id", runId));
    arguments.addAll(List.of("--out", request.out().toAbsolutePath().toString()));
    arguments.addAll(List.of("--timings", timings.toString()));
    arguments.addAll(List.of("--evidence", workplace.state().evidence(false).toString()));
    arguments.add("--terminal");
    if (workplace.terminal().outColours() == Ansi.ON) {
      arguments.add("--colour");
    }
    JavaCommand command = command(Module.REPORTING, "report", REPORT, worker.store());
    worker.run(Heap.ofReport(command.withArguments(arguments), worker.store()), Progress.SILENT);
  }

  private JavaCommand command(Module module, String name, String mainClass, Store store) {
    return workplace
        .installation()
        .command(module, name, mainClass)
        .withEnvironment(store.environment());
  }

  static List<String> storeArguments(Store store) {
    return new ArrayList<>(
        List.of("--clickhouse-url", store.url().toString(), "--database", Store.DATABASE));
  }

  private void sayWhere() throws IOException {
    Terminal terminal = workplace.terminal();
    terminal.printRaw("");
    terminal.printRaw("workbook  " + request.out().resolve("risk-pack.xlsx"));
    terminal.printRaw("summary   " + request.out().resolve("summary.json"));
    terminal.printRaw(
        "evidence  risk-pack.pub, ledger.jsonl and ledger.anchor beside them (check again with:"
            + " ringfence verify "
            + request.out().resolve("risk-pack.xlsx")
            + ")");
    terminal.printRaw("took      " + stages);
    if (folder.isKept()) {
      terminal.printRaw("data      " + folder.path() + " (ask it with: ringfence query \"SQL\")");
    }
  }
}
