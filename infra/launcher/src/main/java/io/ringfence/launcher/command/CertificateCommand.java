package io.ringfence.launcher.command;

import io.ringfence.launcher.process.OfficeRun;
import io.ringfence.launcher.process.Workplace;
import io.ringfence.launcher.terminal.CommandFailure;
import io.ringfence.launcher.terminal.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ringfence certificate}: how a day was monitored, signed. */
@Command(
    name = "certificate",
    header = "Write the signed monitoring certificate of a day from a kept run.",
    description = {
      "Text for people: every holding of the day with the time it was watched, stale and blind,"
          + " every interval that was not watched, rows received, alerts and their latency,"
          + " breaches with their incidents, overrides, control totals, the heads of the ledgers."
          + " What nobody has shown is named: nothing is good by default. Check it with ringfence"
          + " verify. A certificate that replaces one of the same day says why with --comment."
    })
final class CertificateCommand implements Callable<Integer> {
  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "The text to write, public key and ledgers beside it.")
  private Path out;

  @Option(
      names = "--day",
      paramLabel = "DATE",
      description = "Day, UTC, such as 2025-10-10; absent: that of the run's end.")
  private @Nullable String day;

  @Option(
      names = "--node",
      paramLabel = "NODE",
      defaultValue = "firm",
      description = "firm, firm/desk or firm/desk/book; default ${DEFAULT-VALUE}.")
  private String node;

  @Option(
      names = "--run-id",
      paramLabel = "ID",
      description = "The run; absent: the one that reaches furthest.")
  private @Nullable String runId;

  @Option(
      names = "--records",
      paramLabel = "E/S",
      description = "Know the ledgers up to export E and step S; absent: all of them.")
  private @Nullable String records;

  @Option(
      names = "--anchor-file",
      paramLabel = "FILE",
      description =
          "Where the heads of the ledgers are written down with it, best on a medium that is"
              + " written once; default anchors/simulated.jsonl in the state folder, with --live"
              + " live.jsonl.")
  private @Nullable Path anchors;

  @Mixin private final OfficeOptions office = new OfficeOptions();
  @Mixin private final DataOptions data = new DataOptions();

  private final Workplace workplace;

  CertificateCommand(Workplace workplace) {
    this.workplace = workplace;
  }

  @Override
  public Integer call() {
    List<String> arguments = office.task(workplace, "certificate", "");
    OfficeOptions.add(arguments, "--out", out.toAbsolutePath());
    OfficeOptions.add(arguments, "--day", day);
    OfficeOptions.add(arguments, "--node", node);
    OfficeOptions.add(arguments, "--run-id", runId);
    OfficeOptions.add(arguments, "--records", records);
    OfficeRun.onStore(workplace, arguments, data.folder(), data.server());
    anchor();
    return ExitCode.OK.value();
  }

  /** The step that was just entered cannot be cut off again unnoticed. */
  private void anchor() {
    Path outside = anchors == null ? workplace.state().anchors(office.isLive()) : anchors;
    try {
      Files.createDirectories(outside.toAbsolutePath().getParent());
    } catch (IOException e) {
      throw new CommandFailure(
          ExitCode.FAILED, "--anchor-file %s cannot be written: %s".formatted(outside, e), e);
    }
    List<String> arguments = office.task(workplace, "evidence", "anchor");
    OfficeOptions.add(arguments, "--file", outside.toAbsolutePath());
    OfficeRun.run(workplace, arguments);
  }
}
