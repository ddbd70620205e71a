package io.ringfence.launcher.command;

import io.ringfence.launcher.process.VerifyRun;
import io.ringfence.launcher.process.Workplace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ringfence verify}: whether a workbook or certificate is what was issued. */
@Command(
    name = "verify",
    header =
        "Check whether a workbook or certificate is what was issued; offline, with the public key"
            + " alone.",
    description = {
      "Answers one of INTACT (every byte), RE-SAVED, CELLS EQUAL (another program saved it; cells"
          + " are compared to 15 significant digits, charts and looks are not), ALTERED (sheet,"
          + " cell: was, is), SUPERSEDED, UNSIGNED or WRONG KEY; then who issued it, when, and what"
          + " it is.",
      "A public key or a ledger that merely lies beside the file proves no more than that they"
          + " belong together: name the ones you were given by another way. Files above 64 MiB, of"
          + " more than 1,000 parts, with macros or links outside are refused."
    },
    exitCodeList = {
      " 0:intact",
      " 1:failed, as the error line says",
      " 2:wrong input or usage, or the file was refused",
      " 5:re-saved, cells equal",
      " 6:altered: the file, or the ledger it stands in",
      " 7:superseded by a later report",
      " 8:unsigned, or signed by another key",
      "130:interrupted"
    })
final class VerifyCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", description = "The workbook or certificate.")
  private Path file;

  @Option(
      names = "--key",
      paramLabel = "PUB",
      description = "Public key, PEM; absent: risk-pack.pub beside the file.")
  private @Nullable Path key;

  @Option(
      names = "--ledger",
      paramLabel = "FILE",
      description =
          "Ledger of issued reports; absent: ledger.jsonl beside the file, or else none is asked.")
  private @Nullable Path ledger;

  @Option(
      names = "--anchor",
      paramLabel = "FILE",
      description = "Head of the ledger as kept elsewhere; absent: ledger.anchor beside it.")
  private @Nullable Path anchor;

  @Option(
      names = "--steps",
      paramLabel = "FILE",
      description =
          "Ledger of sign-offs; absent: steps.jsonl beside the file, or else none is asked.")
  private @Nullable Path steps;

  private final Workplace workplace;

  VerifyCommand(Workplace workplace) {
    this.workplace = workplace;
  }

  @Override
  public Integer call() {
    List<String> arguments = new ArrayList<>(List.of(file.toString()));
    add(arguments, "--key", key);
    add(arguments, "--ledger", ledger);
    add(arguments, "--anchor", anchor);
    add(arguments, "--steps", steps);
    return VerifyRun.run(workplace, arguments);
  }

  private static void add(List<String> arguments, String option, @Nullable Path path) {
    if (path != null) {
      arguments.add(option);
      arguments.add(path.toString());
    }
  }
}
