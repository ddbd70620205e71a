package io.ringfence.reporting;

import io.ringfence.reporting.evidence.EvidenceFolder;
import io.ringfence.reporting.evidence.Issuer;
import io.ringfence.reporting.store.ClickHouseAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the program is told.
 *
 * @param clickhouse where the run is stored
 * @param runId the run
 * @param out folder to write to
 * @param evidence folder of key and ledger to issue the workbook with; absent: it stays unsigned
 * @param occasion whether it replaces a report that was issued before
 * @param timings JSON file with timings of the steps before; absent: none
 * @param terminal whether to print tables for people
 * @param colour whether they may be coloured
 */
record ReportArguments(
    ClickHouseAddress clickhouse,
    String runId,
    Path out,
    @Nullable EvidenceFolder evidence,
    Issuer.Occasion occasion,
    @Nullable Path timings,
    boolean terminal,
    boolean colour) {
  static final String USAGE =
      "--clickhouse-url URL --database NAME --run-id ID --out FOLDER [--evidence FOLDER"
          + " [--supersedes NUMBER --reason TEXT]] [--timings FILE] [--terminal] [--colour]";

  private static final Set<String> VALUES =
      Stream.of(Given.STORE, Given.EVIDENCE, Set.of("--run-id", "--out", "--timings"))
          .flatMap(Set::stream)
          .collect(Collectors.toUnmodifiableSet());
  private static final Set<String> FLAGS = Set.of("--terminal", "--colour");

  /**
   * Reads arguments; user and password come from the environment.
   *
   * @throws IllegalArgumentException when one is unknown, repeated, missing or malformed
   */
  static ReportArguments parse(List<String> arguments, Map<String, String> environment) {
    Given given = Given.read(arguments, VALUES, FLAGS, USAGE);
    return new ReportArguments(
        given.address(environment),
        given.required("--run-id"),
        Path.of(given.required("--out")),
        given.evidence(),
        given.occasion(),
        given.path("--timings"),
        given.has("--terminal"),
        given.has("--colour"));
  }
}
