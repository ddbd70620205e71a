package io.ringfence.streaming.intake;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** Lines of a file with their numbers, and back: a line that was looked at can be read again. */
final class CsvLines {
  private final BufferedReader reader;
  private final Deque<String> ahead = new ArrayDeque<>();
  private long read;

  CsvLines(BufferedReader reader) {
    this.reader = reader;
  }

  /** Number of the line {@link #next} gave last; 0 before the first. */
  long number() {
    return read;
  }

  /** The next line without its end, or null after the last. */
  @Nullable String next() throws IOException {
    String line = ahead.isEmpty() ? reader.readLine() : ahead.pop();
    if (line != null) {
      read++;
    }
    return line;
  }

  /** Puts back the line read last. */
  void putBack(String line) {
    ahead.push(line);
    read--;
  }
}
