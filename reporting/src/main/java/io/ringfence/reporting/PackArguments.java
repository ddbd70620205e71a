package io.ringfence.reporting;

import io.ringfence.domain.quantity.NodePath;
import io.ringfence.reporting.evidence.EvidenceFolder;
import io.ringfence.reporting.evidence.Issuer;
import io.ringfence.reporting.report.Pack;
import io.ringfence.reporting.store.ClickHouseAddress;
import java.nio.file.Path;
import java.time.Instant;
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
 */
record PackArguments(
    ClickHouseAddress clickhouse,
    Optional<String> runId,
    Pack pack,
    NodePath node,
    @Nullable Instant asOf,
    @Nullable Instant asKnown,
    Task task,
    Issue issue) {
  static final String USAGE =
      "--clickhouse-url URL --database NAME [--run-id ID] [--pack risk|decision|compliance]"
          + " [--node NODE] [--as-of T] [--as-known K] (--out FILE [--evidence FOLDER [--supersedes"
          + " NUMBER --reason TEXT]] | --diff K1 --diff-to K2)";

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
                  "--diff-to"))
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
  }

  /**
   * How a workbook is issued.
   *
   * @param evidence folder of key and ledger; absent: it stays unsigned
   * @param occasion whether it replaces a report that was issued before
   */
  record Issue(@Nullable EvidenceFolder evidence, Issuer.Occasion occasion) {}

  /**
   * Reads arguments; user and password come from the environment.
   *
   * @throws IllegalArgumentException when one is unknown, repeated, missing or malformed
   */
  static PackArguments parse(List<String> arguments, Map<String, String> environment) {
    Given given = Given.read(arguments, VALUES, Set.of(), USAGE);
    return new PackArguments(
        given.address(environment),
        given.text("--run-id"),
        pack(given),
        node(given),
        given.instant("--as-of"),
        given.instant("--as-known"),
        task(given),
        new Issue(given.evidence(), given.occasion()));
  }

  private static Task task(Given given) {
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
