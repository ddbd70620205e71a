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

/** {@code ringfence evidence}: who may do what, what must be kept, and the ledgers' anchors. */
@Command(
    name = "evidence",
    header = "Duties, retention, legal holds, and anchors of the ledgers.",
    description = {
      "grant --of-account A --person P --duties prepare,approve,contain,handle,keep,grant: an"
          + " account is a person's (an id, not a name), with duties; without --person it is a"
          + " service and has"
          + " none; without --duties they are taken away. The first grant of all must include grant"
          + " and needs nobody; after it nobody grants duties to themselves. delegate --person P"
          + " --until T: let P act for oneself.",
      "retention lists until when every export is kept; hold and lift --subject 'export 3', 'run"
          + " ID' or '*' --comment WHY place and lift legal holds; dispose --id N drops the archived"
          + " payload of an export whose time is over and that nobody holds. Ledgers are never"
          + " disposed of.",
      "anchor --file F adds the heads of both ledgers to a file elsewhere (at least daily, best on a"
          + " medium that is written once); check --file F holds the ledgers against all of them."
    })
final class EvidenceCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "ACTION",
      description = "grant, delegate, retention, hold, lift, dispose, anchor or check.")
  private String action;

  @Option(names = "--of-account", paramLabel = "A", description = "Of grant: the account.")
  private @Nullable String ofAccount;

  @Option(names = "--person", paramLabel = "P", description = "Pseudonymous id of a person.")
  private @Nullable String person;

  @Option(names = "--duties", paramLabel = "D,…", description = "Of grant: the duties.")
  private @Nullable String duties;

  @Option(names = "--until", paramLabel = "T", description = "Of delegate: until when.")
  private @Nullable String until;

  @Option(names = "--subject", paramLabel = "S", description = "Of hold and lift: on what.")
  private @Nullable String subject;

  @Option(names = "--id", paramLabel = "N", description = "Of dispose: export number.")
  private @Nullable String id;

  @Option(names = "--file", paramLabel = "F", description = "Of anchor and check: the file.")
  private @Nullable Path file;

  @Mixin private final OfficeOptions office = new OfficeOptions();

  private final Workplace workplace;

  EvidenceCommand(Workplace workplace) {
    this.workplace = workplace;
  }

  @Override
  public Integer call() {
    List<String> arguments = office.task(workplace, "evidence", action);
    OfficeOptions.add(arguments, "--of-account", ofAccount);
    OfficeOptions.add(arguments, "--person", person);
    OfficeOptions.add(arguments, "--duties", duties);
    OfficeOptions.add(arguments, "--until", until);
    OfficeOptions.add(arguments, "--subject", subject);
    OfficeOptions.add(arguments, "--id", id);
    OfficeOptions.add(arguments, "--file", file == null ? null : file.toAbsolutePath());
    OfficeRun.run(workplace, arguments);
    return ExitCode.OK.value();
  }
}
