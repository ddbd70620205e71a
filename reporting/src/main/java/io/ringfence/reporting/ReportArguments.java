package io.ringfence.reporting;

import io.ringfence.reporting.evidence.EvidenceFolder;
import io.ringfence.reporting.evidence.Issuer;
import io.ringfence.reporting.store.ClickHouseAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
      Set.of(
          "--clickhouse-url",
          "--database",
          "--run-id",
          "--out",
          "--evidence",
          "--supersedes",
          "--reason",
          "--timings");
  private static final Set<String> FLAGS = Set.of("--terminal", "--colour");
  private static final String USER = "RINGFENCE_CLICKHOUSE_USER";
  private static final String PASSWORD = "RINGFENCE_CLICKHOUSE_PASSWORD";

  /**
   * Reads arguments; user and password come from the environment.
   *
   * @throws IllegalArgumentException when one is unknown, repeated, missing or malformed
   */
  static ReportArguments parse(List<String> arguments, Map<String, String> environment) {
    Map<String, String> given = given(arguments);
    ClickHouseAddress address =
        ClickHouseAddress.withoutPassword(
            URI.create(required(given, "--clickhouse-url")), required(given, "--database"));
    String user = environment.get(USER);
    if (user != null) {
      address =
          new ClickHouseAddress(
              address.http(), address.database(), user, environment.getOrDefault(PASSWORD, ""));
    }
    String timings = given.get("--timings");
    String evidence = given.get("--evidence");
    return new ReportArguments(
        address,
        required(given, "--run-id"),
        Path.of(required(given, "--out")),
        evidence == null ? null : new EvidenceFolder(Path.of(evidence)),
        occasion(given),
        timings == null ? null : Path.of(timings),
        given.containsKey("--terminal"),
        given.containsKey("--colour"));
  }

  private static Issuer.Occasion occasion(Map<String, String> given) {
    String number = given.getOrDefault("--supersedes", "0");
    try {
      return new Issuer.Occasion(Long.parseLong(number), given.getOrDefault("--reason", ""));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("--supersedes must be a number, was " + number, e);
    }
  }

  private static Map<String, String> given(List<String> arguments) {
    Map<String, String> given = new HashMap<>();
    for (int i = 0; i < arguments.size(); i++) {
      String name = arguments.get(i);
      boolean takesValue = VALUES.contains(name);
      if (!takesValue && !FLAGS.contains(name)) {
        throw new IllegalArgumentException("unknown argument " + name + ", usage: " + USAGE);
      }
      if (takesValue && i + 1 == arguments.size()) {
        throw new IllegalArgumentException(name + " needs a value, usage: " + USAGE);
      }
      if (given.put(name, takesValue ? arguments.get(++i) : "") != null) {
        throw new IllegalArgumentException(name + " must be given once, usage: " + USAGE);
      }
    }
    return given;
  }

  private static String required(Map<String, String> given, String name) {
    String value = given.get(name);
    if (value == null) {
      throw new IllegalArgumentException(name + " is missing, usage: " + USAGE);
    }
    return value;
  }
}
