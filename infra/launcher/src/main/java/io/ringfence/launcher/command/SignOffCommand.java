package io.ringfence.launcher.command;

import io.ringfence.launcher.process.OfficeRun;
import io.ringfence.launcher.process.Workplace;
import io.ringfence.launcher.terminal.CommandFailure;
import io.ringfence.launcher.terminal.ExitCode;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ringfence signoff}: who answers for a report, and who approved it. */
@Command(
    name = "signoff",
    header = "Sign off a report: draft, prepared, approved or rejected by another person.",
    description = {
      "ACTION is prepare, approve, reject, comment, check or list. A sign-off is bound to the hash"
          + " of the report's payload. Before it is approved, what was archived is held against the"
          + " answer of now from the kept run; where they differ, it lapses; check does only that."
          + " Preparer and approver must be different persons, whichever accounts they use.",
      "Every step lies in a hash-chained ledger; ringfence verify shows them beside the report."
          + " Whoever may run this command is trusted to be whom --account names: people who are"
          + " not, go through the API.",
      "Who may prepare and approve is said with ringfence evidence grant."
    })
final class SignOffCommand implements Callable<Integer> {
  private static final List<String> ON_STORE = List.of("approve", "check");

  @Parameters(index = "0", paramLabel = "ACTION", description = "What to do.")
  private String action;

  @Parameters(index = "1", arity = "0..1", paramLabel = "FILE", description = "The report.")
  private @Nullable Path file;

  @Option(
      names = "--valid-days",
      paramLabel = "N",
      description = "Of approve: how long it holds; default 30.")
  private @Nullable String validDays;

  @Mixin private final OfficeOptions office = new OfficeOptions();
  @Mixin private final DataOptions data = new DataOptions();

  private final Workplace workplace;

  SignOffCommand(Workplace workplace) {
    this.workplace = workplace;
  }

  @Override
  public Integer call() {
    if (file == null && !action.equals("list")) {
      throw CommandFailure.wrongInput("name the report to " + action);
    }
    List<String> arguments = office.task(workplace, "signoff", action);
    OfficeOptions.add(arguments, "--file", file == null ? null : file.toAbsolutePath());
    OfficeOptions.add(arguments, "--valid-days", validDays);
    if (ON_STORE.contains(action)) {
      OfficeRun.onStore(workplace, arguments, data.folder(), data.server());
    } else {
      OfficeRun.run(workplace, arguments);
    }
    return ExitCode.OK.value();
  }
}
