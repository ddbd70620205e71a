package io.ringfence.streaming.simulation;

import java.io.PrintStream;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Says step by step what happens, or nothing: words are only made where somebody reads them. */
final class Trace {
  private final @Nullable PrintStream out;
  private long step;

  private Trace(@Nullable PrintStream out) {
    this.out = out;
  }

  static Trace silent() {
    return new Trace(null);
  }

  static Trace to(PrintStream out) {
    return new Trace(out);
  }

  /** A thing that happened at a time of the virtual clock, microseconds. */
  void add(long nowMicros, Supplier<String> what) {
    step++;
    if (out != null) {
      out.printf(Locale.ROOT, "%d %d %s%n", step, nowMicros, what.get());
    }
  }
}
