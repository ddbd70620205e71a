package io.ringfence.reporting;

import io.ringfence.domain.quantity.NodePath;
import io.ringfence.reporting.evidence.EvidenceFolder;
import io.ringfence.reporting.evidence.Issuer;
import io.ringfence.reporting.report.Pack;
import io.ringfence.reporting.store.ClickHouseAddress;
import io.ringfence.reporting.store.TableExport;
import io.ringfence.reporting.workbook.StressView;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the program that reports from a kept store is told.
 *
 * @param clickhouse where runs are stored
 * @param runId the run; empty: the one that reaches furthest
 * @param pack for whom
 * @param node node the report is about
 * @param asOf instant it is true for; absent: the end of the run
 * @param asKnown facts recorded later are left out; absent: all are known
 * @param task what to do with it
 * @param issue how the workbook is issued
 * @param venues files with what venues say and a mandate allows, recorded before the workbook is
 *     written
 */
record PackArguments(
    ClickHouseAddress clickhouse,
    Optional<String> runId,
    Pack pack,
    NodePath node,
    @Nullable Instant asOf,
    @Nullable Instant asKnown,
    Task task,
    Issue issue,
    VenueFiles venues) {
  static final String USAGE =
      "--clickhouse-url URL --database NAME [--run-id ID] [--pack risk|decision|compliance] [--node"
          + " NODE] [--as-of T] [--as-known K] (--out FILE [--evidence FOLDER [--supersedes NUMBER"
          + " --reason TEXT] [--by PERSON] [--records E/S]] [--statements FILE] [--venue-numbers"
          + " VENUE/ACCOUNT=FILE…] [--mandate FILE] | --diff K1 --diff-to K2 | --check FILE"
          + " --evidence FOLDER [--proposal FILE] [--max-age-minutes N] | --export FOLDER --format"
          + " csv|arrow|parquet | --hand-over FROM | --explain-since T | --stress VIEW [--json]"
          + " [--marks-from FILES] [--rule-packs FILES])";

  private static final String DEFAULT_AGE_MINUTES = "60";

  private static final Set<String> VALUES =
      Stream.of(
              Given.STORE,
              Given.EVIDENCE,
              Set.of(
                  "--run-id",
                  "--pack",
                  "--node",
                  "--as-of",
                  "--as-known",
                  "--out",
                  "--diff",
                  "--diff-to",
                  "--check",
                  "--proposal",
                  "--max-age-minutes",
                  "--export",
                  "--format",
                  "--hand-over",
                  "--explain-since",
                  "--stress",
                  "--marks-from",
                  "--rule-packs",
                  "--by",
                  "--records",
                  "--statements",
                  "--venue-numbers",
                  "--mandate",
                  "--expected-accounts",
                  "--approved-defaults"))
          .flatMap(Set::stream)
          .collect(Collectors.toUnmodifiableSet());

  /** What to do with a report. */
  sealed interface Task {
    /**
     * Write its workbook.
     *
     * @param file where to
     */
    record Write(Path file) implements Task {}

    /**
     * Say what changed between two states of knowledge.
     *
     * @param first facts recorded later are not in the first
     * @param second facts recorded later are not in the second
     */
    record Diff(Instant first, Instant second) implements Task {}

    /**
     * Take an edited decision book back.
     *
     * @param file the book
     * @param evidence key and ledger it was issued with
     * @param proposal where the proposal goes
     * @param maxAge how much older than the end of its run it may be
     */
    record Check(Path file, EvidenceFolder evidence, Path proposal, Duration maxAge)
        implements Task {}

    /**
     * Write every table as a file.
     *
     * @param folder where to
     * @param format what they hold
     */
    record Export(Path folder, TableExport.Format format) implements Task {}

    /**
     * Say what a shift hands over.
     *
     * @param from beginning of the shift, exclusive
     */
    record HandOver(Instant from) implements Task {}

    /**
     * Say why distances to liquidation changed.
     *
     * @param since from when, before the report's instant
     */
    record Explain(Instant since) implements Task {}

    /**
     * Say what could happen.
     *
     * @param answer the question and how it is answered
     */
    record Stress(StressAnswer answer) implements Task {}
  }

  /**
   * How a workbook is issued.
   *
   * @param evidence folder of key and ledger; absent: it stays unsigned
   * @param occasion whether it replaces a report that was issued before
   * @param person who issues it; empty: not said
   * @param records how much of the ledgers a compliance pack knows; absent: all of them
   */
  record Issue(
      @Nullable EvidenceFolder evidence,
      Issuer.Occasion occasion,
      String person,
      @Nullable String records) {}

  /**
   * Reads arguments; user and password come from the environment.
   *
   * @throws IllegalArgumentException when one is unknown, repeated, missing or malformed
   */
  static PackArguments parse(List<String> arguments, Map<String, String> environment) {
    Given given = Given.read(arguments, VALUES, Set.of("--json"), USAGE);
    return new PackArguments(
        given.address(environment),
        given.text("--run-id"),
        pack(given),
        node(given),
        given.instant("--as-of"),
        given.instant("--as-known"),
        task(given),
        new Issue(
            given.evidence(),
            given.occasion(),
            given.text("--by").orElse(""),
            given.text("--records").orElse(null)),
        VenueFiles.of(given));
  }

  private static Task task(Given given) {
    if (given.has("--check")) {
      return check(given);
    }
    if (given.has("--export")) {
      return new Task.Export(Path.of(given.required("--export")), format(given));
    }
    if (given.has("--stress")) {
      return new Task.Stress(stress(given));
    }
    Instant shift = given.instant("--hand-over");
    if (shift != null) {
      return new Task.HandOver(shift);
    }
    Instant explained = given.instant("--explain-since");
    if (explained != null) {
      return new Task.Explain(explained);
    }
    Instant first = given.instant("--diff");
    if (first == null) {
      return new Task.Write(Path.of(given.required("--out")));
    }
    given.required("--diff-to");
    Instant second = given.instant("--diff-to");
    if (second == null || second.isBefore(first)) {
      throw new IllegalArgumentException(
          "--diff must name the earlier knowledge first, was %s and %s".formatted(first, second));
    }
    return new Task.Diff(first, second);
  }

  private static Task check(Given given) {
    Path file = Path.of(given.required("--check"));
    Path proposal = given.path("--proposal");
    String minutes = given.text("--max-age-minutes").orElse(DEFAULT_AGE_MINUTES);
    try {
      return new Task.Check(
          file,
          new EvidenceFolder(Path.of(given.required("--evidence"))),
          proposal == null ? file.resolveSibling(file.getFileName() + ".proposal.json") : proposal,
          Duration.ofMinutes(Long.parseLong(minutes)));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("--max-age-minutes must be a number, was " + minutes, e);
    }
  }

  private static StressAnswer stress(Given given) {
    String word = given.required("--stress");
    return new StressAnswer(
        StressView.named(word)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "there is no view '%s': it must be one of %s"
                            .formatted(word, StressView.words()))),
        given.has("--json"),
        paths(given, "--marks-from"),
        paths(given, "--rule-packs"));
  }

  private static List<Path> paths(Given given, String name) {
    return given.text(name).stream()
        .flatMap(all -> Arrays.stream(all.split(File.pathSeparator, -1)))
        .map(Path::of)
        .toList();
  }

  private static TableExport.Format format(Given given) {
    String name = given.text("--format").orElse("csv");
    return Arrays.stream(TableExport.Format.values())
        .filter(format -> format.extension().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "--format must be csv, arrow, arrows or parquet, was " + name));
  }

  private static Pack pack(Given given) {
    String name = given.text("--pack").orElse("risk");
    return Pack.named(name)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "--pack must be risk, decision or compliance, was " + name));
  }

  private static NodePath node(Given given) {
    String name = given.text("--node").orElse(NodePath.ROOT);
    return NodePath.parse(name)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "--node must be firm, firm/desk or firm/desk/book, was " + name));
  }
}
