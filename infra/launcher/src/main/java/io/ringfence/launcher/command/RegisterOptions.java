package io.ringfence.launcher.command;

import io.ringfence.launcher.process.ReportRun;
import io.ringfence.launcher.process.Workplace;
import java.util.List;
import picocli.CommandLine.Option;

/** Which key signs and which ledgers are meant. */
final class RegisterOptions {
  @Option(
      names = "--live",
      description =
          "Use the key, ledgers and duties of runs on live data; absent: those of simulations. What"
              + " is of the other kind is refused: the two never share a register.")
  private boolean live;

  /** Whether those of live data are meant. */
  boolean isLive() {
    return live;
  }

  /** The folder, as reporting takes it. */
  List<String> arguments(Workplace workplace) {
    return List.of("--evidence", ReportRun.evidence(workplace, live).toString());
  }
}
