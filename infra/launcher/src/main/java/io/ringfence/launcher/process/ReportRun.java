package io.ringfence.launcher.process;

import io.ringfence.clickhouse.process.JavaCommand;
import io.ringfence.launcher.process.Installation.Module;
import io.ringfence.launcher.terminal.CommandFailure;
import io.ringfence.launcher.terminal.Progress;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reports from the tables of a kept run, in a process of reporting's own. */
public final class ReportRun {
  private static final String REPORT = "io.ringfence.reporting.PackMain";

  private ReportRun() {}

  /**
   * Reports; what there is to say is printed.
   *
   * @param arguments what to report, as reporting takes it
   * @param named folder of a kept run; null: the last one
   * @param server a server to ask instead; null: the engine
   * @throws CommandFailure when it cannot be done; nothing is left running
   */
  public static void run(
      Workplace workplace, List<String> arguments, @Nullable Path named, @Nullable URI server) {
    onStore(workplace, REPORT, arguments, new Kept(named, server));
  }

  /**
   * Which tables are asked.
   *
   * @param named folder of a kept run; null: the last one
   * @param server a server to ask instead; null: the engine
   */
  record Kept(@Nullable Path named, @Nullable URI server) {}

  /** Runs a program of reporting's on the tables of a kept run. */
  static void onStore(Workplace workplace, String program, List<String> arguments, Kept kept) {
    try (Cleanup cleanup = Cleanup.onExit()) {
      Path data =
          kept.server() == null
              ? KeptRun.data(workplace.state(), kept.named())
              : workplace.temporaryFolder();
      Store store = cleanup.closing(workplace.store(kept.server(), data));
      Migrations.apply(store);
      List<String> all = ReplayRun.storeArguments(store);
      all.addAll(arguments);
      JavaCommand command =
          workplace
              .installation()
              .command(Module.REPORTING, "report", program)
              .withEnvironment(store.environment())
              .withArguments(all);
      new Worker(store, cleanup, workplace.terminal())
          .run(Heap.ofReport(command, store), Progress.SILENT);
    }
  }

  /**
   * Key and ledger that reports on kept runs are issued with.
   *
   * @param live whether the runs are on live data
   */
  public static Path evidence(Workplace workplace, boolean live) {
    return workplace.state().evidence(live);
  }
}
