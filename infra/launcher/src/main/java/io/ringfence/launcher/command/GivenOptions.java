package io.ringfence.launcher.command;

import io.ringfence.launcher.process.Workplace;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Files that are given with a report and recorded beside its run. */
final class GivenOptions {
  @Option(
      names = "--statements",
      paramLabel = "FILE",
      description = {
        "Venues' statements, CSV: venue, account, asset, from, to, opening, in, out, fees, funding,"
            + " loss, closing. Recorded beside the run and held against its book to the last unit"
            + " (sheet Statements); later reports know them, too."
      })
  private @Nullable Path statements;

  @Option(
      names = "--venue-numbers",
      paramLabel = "VENUE/ACCOUNT=FILE",
      description =
          "A venue's answer about the positions of an account, as venues compare takes it; may be"
              + " given again. Recorded beside the run (sheet VenueNumbers).")
  private List<String> venueNumbers = List.of();

  @Option(
      names = "--mandate",
      paramLabel = "FILE",
      description = {
        "What moves of margin may use and must leave alone, JSON: ways between accounts, locks,"
            + " costs, policies, also by desk and book, defaults. Recorded beside the run; packs,"
            + " moves and tickets follow it from then on."
      })
  private @Nullable Path mandate;

  @Option(
      names = "--expected-accounts",
      paramLabel = "FILE",
      description = {
        "Which accounts must report, CSV: venue, account, valid_from, also node, valid_to and"
            + " silent_after_s. Recorded beside the run; one that was never heard of, or not for"
            + " longer than it may, makes totals UNKNOWN_AT_LEAST."
      })
  private @Nullable Path expectedAccounts;

  @Option(
      names = "--approved-defaults",
      paramLabel = "FOLDER",
      arity = "0..1",
      fallbackValue = "",
      description = {
        "The register in which defaults of nodes are proposed and approved; without FOLDER that of"
            + " this machine's API. Recorded beside the run; sheet Defaults holds positions against"
            + " it and names its version and who approved."
      })
  private @Nullable String approvedDefaults;

  /** As the program that reports takes them; it runs in a process and maybe a folder of its own. */
  List<String> arguments(Workplace workplace) {
    List<String> arguments = new ArrayList<>();
    add(arguments, "--statements", statements);
    add(arguments, "--mandate", mandate);
    add(arguments, "--expected-accounts", expectedAccounts);
    add(arguments, "--approved-defaults", register(workplace));
    if (!venueNumbers.isEmpty()) {
      arguments.addAll(
          List.of(
              "--venue-numbers",
              venueNumbers.stream()
                  .map(GivenOptions::withAbsoluteFile)
                  .collect(Collectors.joining(File.pathSeparator))));
    }
    return arguments;
  }

  private @Nullable Path register(Workplace workplace) {
    if (approvedDefaults == null) {
      return null;
    }
    return approvedDefaults.isEmpty()
        ? workplace.state().path().resolve("audit").resolve("proposals")
        : Path.of(approvedDefaults);
  }

  private static void add(List<String> arguments, String name, @Nullable Path file) {
    if (file != null) {
      arguments.addAll(List.of(name, absolute(file)));
    }
  }

  private static String withAbsoluteFile(String named) {
    int at = named.indexOf('=');
    return at < 0 ? named : named.substring(0, at + 1) + absolute(Path.of(named.substring(at + 1)));
  }

  private static String absolute(Path file) {
    return file.toAbsolutePath().toString();
  }
}
