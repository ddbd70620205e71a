package io.ringfence.launcher.command;

import static io.ringfence.launcher.command.OfficeOptions.add;

import io.ringfence.launcher.process.ReportRun;
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

/** {@code ringfence report}: a pack from a kept run, of any instant by any knowledge. */
@Command(
    name = "report",
    header = "Report from a kept run: as of an instant, as known at an instant.",
    description = {
      "Writes a signed workbook of one node: the risk pack for desks, the decision book for"
          + " portfolio managers, the compliance pack. The same run, node, --as-of and --as-known"
          + " give the same payload for ever: what is recorded later never changes it.",
      "--diff names what became known between two times, of the same node and instant."
    })
final class ReportCommand implements Callable<Integer> {
  @Option(
      names = "--pack",
      paramLabel = "PACK",
      defaultValue = "risk",
      description = "risk, decision or compliance; default ${DEFAULT-VALUE}.")
  private String pack;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "The workbook to write, its public key and ledger beside it.")
  private @Nullable Path out;

  @Option(
      names = "--diff",
      paramLabel = "K",
      arity = "2",
      description = "Print what became known between two times instead; nothing is written.")
  private @Nullable List<String> diff;

  @Option(
      names = "--hand-over",
      paramLabel = "FROM",
      description =
          "Print what the shift that began then hands over instead: changes, breaches, incidents,"
              + " alerts nobody has acknowledged, pending moves, stale marks, announced rules.")
  private @Nullable String handOver;

  @Option(
      names = "--explain-since",
      paramLabel = "T",
      description =
          "Print why the distances to liquidation changed since then instead, cause by cause; the"
              + " parts sum exactly. Workbooks explain the last 24 hours.")
  private @Nullable String explainSince;

  @Option(
      names = "--check",
      paramLabel = "FILE",
      description = {
        "Take an edited decision book back instead: says what was changed, refuses a tampered or"
            + " stale file with the reason, checks the moves against the marks, budgets and"
            + " balances of now and writes FILE.proposal.json for a second pair of eyes."
      })
  private @Nullable Path check;

  @Option(
      names = "--max-age-minutes",
      paramLabel = "N",
      description = "How old a book that comes back may be; default 60.")
  private @Nullable String maxAge;

  @Option(
      names = "--export",
      paramLabel = "FOLDER",
      description = "Write every table of the run as a file instead, in one order.")
  private @Nullable Path export;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "Of --export: csv, arrow, arrows (a stream) or parquet; default csv.")
  private @Nullable String format;

  @Option(
      names = "--supersedes",
      paramLabel = "N",
      description = "Export number of a report that this one replaces.")
  private @Nullable String supersedes;

  @Option(names = "--reason", paramLabel = "TEXT", description = "Why it replaces it.")
  private @Nullable String reason;

  @Option(names = "--by", paramLabel = "PERSON", description = "Who issues it; absent: not said.")
  private @Nullable String by;

  @Option(
      names = "--records",
      paramLabel = "E/S",
      description =
          "Of a compliance pack: know the ledgers up to export E and step S; absent: all of them."
              + " The pack's manifest says which it knew, so the same is asked again with it.")
  private @Nullable String records;

  @Mixin private final GivenOptions given = new GivenOptions();
  @Mixin private final QuestionOptions question = new QuestionOptions();
  @Mixin private final DataOptions data = new DataOptions();
  @Mixin private final RegisterOptions register = new RegisterOptions();

  private final Workplace workplace;

  ReportCommand(Workplace workplace) {
    this.workplace = workplace;
  }

  @Override
  public Integer call() {
    ReportRun.run(workplace, arguments(), data.folder(), data.server());
    return ExitCode.OK.value();
  }

  private List<String> arguments() {
    List<String> arguments = question.behind("--pack", pack);
    if (diff != null) {
      arguments.addAll(List.of("--diff", diff.getFirst(), "--diff-to", diff.getLast()));
      return arguments;
    }
    if (handOver != null) {
      arguments.addAll(List.of("--hand-over", handOver));
      arguments.addAll(register.arguments(workplace));
      return arguments;
    }
    if (explainSince != null) {
      arguments.addAll(List.of("--explain-since", explainSince));
      return arguments;
    }
    if (export != null) {
      arguments.addAll(List.of("--export", export.toAbsolutePath().toString()));
      add(arguments, "--format", format);
      return arguments;
    }
    if (check != null) {
      arguments.addAll(List.of("--check", check.toAbsolutePath().toString()));
      arguments.addAll(register.arguments(workplace));
      add(arguments, "--proposal", out == null ? null : out.toAbsolutePath().toString());
      add(arguments, "--max-age-minutes", maxAge);
      return arguments;
    }
    if (out == null) {
      throw CommandFailure.wrongInput(
          "name the workbook to write with --out, or ask for --diff, --hand-over, --explain-since,"
              + " --check or --export");
    }
    arguments.addAll(List.of("--out", out.toAbsolutePath().toString()));
    arguments.addAll(register.arguments(workplace));
    add(arguments, "--supersedes", supersedes);
    add(arguments, "--reason", reason);
    add(arguments, "--by", by);
    add(arguments, "--records", records);
    arguments.addAll(given.arguments(workplace));
    return arguments;
  }
}
