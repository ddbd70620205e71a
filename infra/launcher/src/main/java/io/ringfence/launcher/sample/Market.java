package io.ringfence.launcher.sample;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The marks the sample lives in: one venue, every instrument with its path.
 *
 * @param venue code of the venue
 * @param paths path by instrument, at least one
 */
record Market(String venue, SortedMap<String, MarkPath> paths) {
  Market {
    if (paths.isEmpty()) {
      throw new IllegalArgumentException("paths must not be empty");
    }
    paths = Collections.unmodifiableSortedMap(new TreeMap<>(paths));
  }

  /** Path of an instrument of this market. */
  MarkPath path(String symbol) {
    MarkPath path = paths.get(symbol);
    if (path == null) {
      throw new IllegalArgumentException("symbol must be one of the market, was " + symbol);
    }
    return path;
  }

  /** The instruments in alphabetical order. */
  List<String> symbols() {
    return List.copyOf(paths.keySet());
  }
}
