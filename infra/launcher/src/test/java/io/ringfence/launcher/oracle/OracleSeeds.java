package io.ringfence.launcher.oracle;

import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Seeds that replays are compared for: a few in every build, any others by naming them. */
final class OracleSeeds {
  /** Seeds to take instead, separated by commas. */
  private static final String PROPERTY = "ringfence.oracle.seeds";

  private static final Pattern COMMA = Pattern.compile(",");

  private OracleSeeds() {}

  static LongStream or(long... seeds) {
    String named = System.getProperty(PROPERTY, "");
    return named.isBlank()
        ? LongStream.of(seeds)
        : Stream.of(COMMA.split(named)).mapToLong(seed -> Long.parseLong(seed.strip()));
  }
}
