package io.ringfence.reporting;

import io.ringfence.contracts.rulepack.RulePacks;
import io.ringfence.reporting.evidence.ApprovedDefaults;
import io.ringfence.reporting.evidence.EvidenceFolder;
import io.ringfence.reporting.query.ExpectedAccountsQuery;
import io.ringfence.reporting.query.RunQuery;
import io.ringfence.reporting.query.VenueRecords;
import io.ringfence.reporting.report.Sha256;
import io.ringfence.reporting.venue.ExpectedAccountsFile;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Lists that are given with a report and recorded beside its run.
 *
 * @param expected which accounts must report; empty: none given
 * @param defaults folder of the register of approved defaults; empty: none given
 */
record GivenLists(Optional<Path> expected, Optional<Path> defaults) {
  static final GivenLists NONE = new GivenLists(Optional.empty(), Optional.empty());

  /** Those that were given. */
  static GivenLists of(Given given) {
    return new GivenLists(
        given.text("--expected-accounts").map(Path::of),
        given.text("--approved-defaults").map(Path::of));
  }

  /** Reads both whole; what is refused is refused before anything is recorded. */
  List<Consumer<VenueRecords>> read(RunQuery.Row run, Instant at, PrintStream out)
      throws IOException {
    List<Consumer<VenueRecords>> recordings = new ArrayList<>();
    if (expected.isPresent()) {
      byte[] content = VenueFiles.bytes(expected.get());
      List<ExpectedAccountsQuery.Row> rows = rows(expected.get(), content, at);
      recordings.add(
          records ->
              VenueFiles.tell(
                  out,
                  rows.size() + " expected accounts",
                  records.writeExpected(run.runId(), Sha256.hex(content), rows)));
    }
    if (defaults.isPresent()) {
      ApprovedDefaults register = register(defaults.get(), at);
      recordings.add(
          records ->
              VenueFiles.tell(
                  out,
                  "%s defaults of version %s"
                      .formatted(register.rows().size(), register.head().number()),
                  records.writeDefaults(run.runId(), register.head().hash(), register.rows())));
    }
    return recordings;
  }

  private static List<ExpectedAccountsQuery.Row> rows(Path file, byte[] content, Instant at)
      throws IOException {
    String name = file.getFileName().toString();
    try {
      return new ExpectedAccountsFile(name, RulePacks.ofClassPath().venues()::contains)
          .read(content, at);
    } catch (IllegalArgumentException e) {
      throw new WrongInputException(String.valueOf(e.getMessage()));
    }
  }

  private static ApprovedDefaults register(Path folder, Instant at) {
    try {
      return ApprovedDefaults.read(new EvidenceFolder(folder), at);
    } catch (IOException | IllegalStateException e) {
      throw new WrongInputException("--approved-defaults: " + e.getMessage());
    }
  }
}
