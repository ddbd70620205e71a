package io.ringfence.launcher.oracle;

import io.ringfence.contracts.wire.RejectCode;
import java.util.Comparator;

/**
 * A row that was refused.
 *
 * @param file name of the file without its folder
 * @param line line the row starts at, the header is line 1
 * @param code why
 */
record Reject(String file, int line, RejectCode code) implements Comparable<Reject> {
  @Override
  public int compareTo(Reject other) {
    return Comparator.comparing(Reject::file).thenComparing(Reject::line).compare(this, other);
  }
}
