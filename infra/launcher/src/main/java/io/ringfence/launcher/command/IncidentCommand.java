package io.ringfence.launcher.command;

import io.ringfence.launcher.process.OfficeRun;
import io.ringfence.launcher.process.Workplace;
import io.ringfence.launcher.terminal.ExitCode;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ringfence incident}: what is done about breaches. */
@Command(
    name = "incident",
    header = "Incidents from breaches: acknowledge, classify, attach, resolve, with their clocks.",
    description = {
      "ACTION is follow, list, acknowledge, classify, attach, comment or resolve. follow raises an"
          + " incident for each breach record of the kept run that has none, notes breaches that"
          + " ended, and escalates where a clock ran out (to acknowledge: 15 minutes, 1 hour, 4"
          + " hours; to resolve: 24 and 72 hours, from when it was raised); run it as often as"
          + " wanted, it records nothing twice.",
      "classify --as trade, market, limit, data or operations; resolve --as cured, limit-changed,"
          + " accepted or false-alarm. A breach that has not ended is not cured. Of attached files"
          + " the ledger keeps name and SHA-256; the files stay where they are."
    })
final class IncidentCommand implements Callable<Integer> {
  private static final String FOLLOW = "follow";

  @Parameters(index = "0", paramLabel = "ACTION", description = "What to do.")
  private String action;

  @Parameters(index = "1", arity = "0..1", paramLabel = "ID", description = "Such as I-12.")
  private @Nullable String id;

  @Option(names = "--as", paramLabel = "WORD", description = "The cause or the resolution.")
  private @Nullable String as;

  @Option(names = "--file", paramLabel = "FILE", description = "Of attach: the file.")
  private @Nullable Path file;

  @Option(
      names = "--run-id",
      paramLabel = "ID",
      description = "Of follow: the run; absent: the one that reaches furthest.")
  private @Nullable String runId;

  @Mixin private final OfficeOptions office = new OfficeOptions();
  @Mixin private final DataOptions data = new DataOptions();

  private final Workplace workplace;

  IncidentCommand(Workplace workplace) {
    this.workplace = workplace;
  }

  @Override
  public Integer call() {
    List<String> arguments = office.task(workplace, "incident", action);
    OfficeOptions.add(arguments, "--id", id);
    OfficeOptions.add(arguments, "--as", as);
    OfficeOptions.add(arguments, "--file", file == null ? null : file.toAbsolutePath());
    OfficeOptions.add(arguments, "--run-id", runId);
    if (action.equals(FOLLOW)) {
      OfficeRun.onStore(workplace, arguments, data.folder(), data.server());
    } else {
      OfficeRun.run(workplace, arguments);
    }
    return ExitCode.OK.value();
  }
}
