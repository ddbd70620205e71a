package io.ringfence.clickhouse.process;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The latest lines a process said, a bounded number of them. Safe for several threads. */
final class LastLines {
  private static final int KEPT = 100;
  private static final String ERROR = "error: ";

  private final Deque<String> lines = new ArrayDeque<>();

  synchronized void add(String line) {
    if (lines.size() == KEPT) {
      lines.removeFirst();
    }
    lines.addLast(line);
  }

  synchronized List<String> all() {
    return List.copyOf(lines);
  }

  /** The line that begins with {@code error: }, without that; else everything, in one line. */
  String reason() {
    List<String> said = all();
    return said.stream()
        .filter(line -> line.startsWith(ERROR))
        .map(line -> line.substring(ERROR.length()))
        .findFirst()
        .orElseGet(() -> said.isEmpty() ? "it said nothing" : String.join(" | ", said));
  }
}
