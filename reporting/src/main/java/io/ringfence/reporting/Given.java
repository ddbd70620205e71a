package io.ringfence.reporting;

import io.ringfence.reporting.evidence.EvidenceFolder;
import io.ringfence.reporting.evidence.Issuer;
import io.ringfence.reporting.store.ClickHouseAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Arguments as they were given, each once.
 *
 * @param options value of each option; flags have an empty one
 * @param usage said with every complaint
 */
record Given(Map<String, String> options, String usage) {
  /** Options that say where the store is. */
  static final Set<String> STORE = Set.of("--clickhouse-url", "--database");

  /** Options that say how a report is issued. */
  static final Set<String> EVIDENCE = Set.of("--evidence", "--supersedes", "--reason");

  private static final String USER = "RINGFENCE_CLICKHOUSE_USER";
  private static final String PASSWORD = "RINGFENCE_CLICKHOUSE_PASSWORD";

  Given {
    options = Map.copyOf(options);
  }

  /**
   * Reads arguments.
   *
   * @param values options with a value
   * @param flags options without
   * @throws IllegalArgumentException when one is unknown, repeated or without its value
   */
  static Given read(List<String> arguments, Set<String> values, Set<String> flags, String usage) {
    Map<String, String> given = new HashMap<>();
    for (int i = 0; i < arguments.size(); i++) {
      String name = arguments.get(i);
      boolean takesValue = values.contains(name);
      if (!takesValue && !flags.contains(name)) {
        throw new IllegalArgumentException("unknown argument " + name + ", usage: " + usage);
      }
      if (takesValue && i + 1 == arguments.size()) {
        throw new IllegalArgumentException(name + " needs a value, usage: " + usage);
      }
      if (given.put(name, takesValue ? arguments.get(++i) : "") != null) {
        throw new IllegalArgumentException(name + " must be given once, usage: " + usage);
      }
    }
    return new Given(given, usage);
  }

  boolean has(String name) {
    return options.containsKey(name);
  }

  Optional<String> text(String name) {
    return Optional.ofNullable(options.get(name));
  }

  String required(String name) {
    return text(name)
        .orElseThrow(() -> new IllegalArgumentException(name + " is missing, usage: " + usage));
  }

  @Nullable Path path(String name) {
    return text(name).map(Path::of).orElse(null);
  }

  /** An instant, ISO-8601 with a zone. */
  @Nullable Instant instant(String name) {
    String text = options.get(name);
    try {
      return text == null ? null : Instant.parse(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          name + " must be an instant such as 2025-10-10T21:00:00Z, was " + text, e);
    }
  }

  /** Where the store is; user and password come from the environment. */
  ClickHouseAddress address(Map<String, String> environment) {
    ClickHouseAddress address =
        ClickHouseAddress.withoutPassword(
            URI.create(required("--clickhouse-url")), required("--database"));
    String user = environment.get(USER);
    return user == null
        ? address
        : new ClickHouseAddress(
            address.http(), address.database(), user, environment.getOrDefault(PASSWORD, ""));
  }

  @Nullable EvidenceFolder evidence() {
    return text("--evidence").map(Path::of).map(EvidenceFolder::new).orElse(null);
  }

  /** Whether a report replaces one that was issued before. */
  Issuer.Occasion occasion() {
    String number = options.getOrDefault("--supersedes", "0");
    try {
      return new Issuer.Occasion(Long.parseLong(number), options.getOrDefault("--reason", ""));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("--supersedes must be a number, was " + number, e);
    }
  }
}
