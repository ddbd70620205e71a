package io.ringfence.launcher.process;

import io.ringfence.clickhouse.process.JavaCommand;
import io.ringfence.launcher.process.Installation.Module;
import io.ringfence.launcher.terminal.Progress;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sign-offs, incidents, certificates and holdings, in a process of reporting's own. */
public final class OfficeRun {
  private static final String OFFICE = "io.ringfence.reporting.OfficeMain";

  private OfficeRun() {}

  /** Does something that needs the ledgers only; starts no engine. */
  public static void run(Workplace workplace, List<String> arguments) {
    JavaCommand command =
        workplace
            .installation()
            .command(Module.REPORTING, "office", OFFICE)
            .withArguments(arguments);
    Errand.Ended ended = Errand.run(workplace, command, Progress.SILENT);
    if (ended.status() != 0) {
      throw Worker.childFailed(command.name(), ended.status(), ended.lines());
    }
  }

  /**
   * Does something that asks the tables of a kept run.
   *
   * @param named folder of a kept run; null: the last one
   * @param server a server to ask instead; null: the engine
   */
  public static void onStore(
      Workplace workplace, List<String> arguments, @Nullable Path named, @Nullable URI server) {
    ReportRun.onStore(workplace, OFFICE, arguments, new ReportRun.Kept(named, server));
  }
}
