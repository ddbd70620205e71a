package io.ringfence.api;

import io.ringfence.api.errand.Office;
import io.ringfence.api.limit.Rate;
import io.ringfence.api.limit.RequestLimits;
import io.ringfence.api.proposal.HandOffBroker;
import io.ringfence.api.security.TokenTrust;
import io.ringfence.reporting.evidence.EvidenceFolder;
import io.ringfence.reporting.store.ClickHouseAddress;
import java.io.File;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The command line of {@link ApiMain}, {@code --name value} each, and its environment. */
final class ApiArguments {
  /** Environment variable with the store's user; unset: ClickHouse's default one. */
  static final String USER_VARIABLE = "RINGFENCE_CLICKHOUSE_USER";

  /** Environment variable with that user's password. */
  static final String PASSWORD_VARIABLE = "RINGFENCE_CLICKHOUSE_PASSWORD";

  private static final int MOST_PER_SECOND = 1_000_000;
  private static final String PORT = "--port";
  private static final String BIND = "--bind";
  private static final String STORE = "--clickhouse-url";
  private static final String DATABASE = "--database";
  private static final String AUDIT = "--audit";
  private static final String EVIDENCE = "--evidence";
  private static final String REPORTS = "--reports";
  private static final String REPORTING = "--reporting";
  private static final String CALLER_RATE = "--caller-rate";
  private static final String STRANGER_RATE = "--stranger-rate";
  private static final String FLIGHT_PORT = "--flight-port";
  private static final String KAFKA = "--kafka";
  private static final String TOPIC_PREFIX = "--topic-prefix";
  private static final Set<String> OFFICE = Set.of(EVIDENCE, REPORTS, REPORTING);
  private static final Set<String> KNOWN =
      Set.of(
          PORT,
          BIND,
          STORE,
          DATABASE,
          AUDIT,
          EVIDENCE,
          REPORTS,
          REPORTING,
          CALLER_RATE,
          STRANGER_RATE,
          FLIGHT_PORT,
          KAFKA,
          TOPIC_PREFIX);
  private static final String USAGE =
      "--clickhouse-url URL --audit FOLDER [--database ringfence] [--port 8080]"
          + " [--bind 127.0.0.1] [--caller-rate 100] [--stranger-rate 20] [--flight-port N]"
          + " [--evidence FOLDER --reports FOLDER --reporting JAR]"
          + " [--kafka HOST:PORT [--topic-prefix ringfence.]]";

  private ApiArguments() {}

  /**
   * Reads arguments and environment.
   *
   * @throws IllegalArgumentException with what was expected and what was found
   */
  static ApiSettings settings(List<String> arguments, Map<String, String> environment) {
    Map<String, String> given = byName(arguments);
    return new ApiSettings(
        given.getOrDefault(BIND, "127.0.0.1"),
        port(PORT, given.getOrDefault(PORT, "8080")),
        store(given, environment),
        TokenTrust.of(environment),
        Path.of(needed(given, AUDIT)),
        limits(given),
        given.containsKey(FLIGHT_PORT) ? port(FLIGHT_PORT, needed(given, FLIGHT_PORT)) : null,
        office(given),
        broker(given));
  }

  private static @Nullable HandOffBroker broker(Map<String, String> given) {
    if (!given.containsKey(KAFKA)) {
      return null;
    }
    return new HandOffBroker(needed(given, KAFKA), given.getOrDefault(TOPIC_PREFIX, "ringfence."));
  }

  /** All three of it or none. */
  private static @Nullable Office office(Map<String, String> given) {
    if (OFFICE.stream().noneMatch(given::containsKey)) {
      return null;
    }
    return new Office(
        new EvidenceFolder(Path.of(needed(given, EVIDENCE))),
        Path.of(needed(given, REPORTS)),
        Arrays.stream(needed(given, REPORTING).split(File.pathSeparator, -1))
            .map(Path::of)
            .toList());
  }

  private static RequestLimits limits(Map<String, String> given) {
    RequestLimits usual = RequestLimits.USUAL;
    return new RequestLimits(
        rate(given, CALLER_RATE, usual.caller()),
        rate(given, STRANGER_RATE, usual.stranger()),
        usual.patience());
  }

  /** Requests a second, three seconds' worth at once. */
  private static Rate rate(Map<String, String> given, String name, Rate usual) {
    String text = given.get(name);
    if (text == null) {
      return usual;
    }
    String rule = name + " must be requests a second, 1 to " + MOST_PER_SECOND + ", was " + text;
    int perSecond = number(text, rule);
    if (perSecond < 1 || perSecond > MOST_PER_SECOND) {
      throw new IllegalArgumentException(rule);
    }
    return Rate.ofSecond(perSecond);
  }

  private static String needed(Map<String, String> given, String name) {
    String value = given.get(name);
    if (value == null) {
      throw new IllegalArgumentException(name + " must be given; arguments: " + USAGE);
    }
    return value;
  }

  private static Map<String, String> byName(List<String> arguments) {
    Map<String, String> given = new HashMap<>();
    for (int at = 0; at < arguments.size(); at += 2) {
      String name = arguments.get(at);
      if (!KNOWN.contains(name) || at + 1 == arguments.size()) {
        throw new IllegalArgumentException("arguments must be %s, found %s".formatted(USAGE, name));
      }
      if (given.put(name, arguments.get(at + 1)) != null) {
        throw new IllegalArgumentException(name + " must be given once");
      }
    }
    return given;
  }

  private static ClickHouseAddress store(
      Map<String, String> given, Map<String, String> environment) {
    String user = environment.getOrDefault(USER_VARIABLE, "");
    return new ClickHouseAddress(
        URI.create(needed(given, STORE)),
        given.getOrDefault(DATABASE, "ringfence"),
        user.isBlank() ? "default" : user,
        environment.getOrDefault(PASSWORD_VARIABLE, ""));
  }

  private static int port(String name, String text) {
    return number(text, name + " must be 0 to 65535, was " + text);
  }

  private static int number(String text, String rule) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(rule, e);
    }
  }
}
