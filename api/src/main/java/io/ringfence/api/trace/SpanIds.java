package io.ringfence.api.trace;

import io.opentelemetry.sdk.trace.IdGenerator;
import io.ringfence.api.error.Trace;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Gives a span the name it has in answers, log and ledger already, not one of its own: whoever
 * makes a span says before under which.
 */
final class SpanIds implements IdGenerator {
  private final ThreadLocal<@Nullable Trace> given = new ThreadLocal<>();

  /** What the next span of this thread is called; null: nothing any more. */
  void next(@Nullable Trace trace) {
    if (trace == null) {
      given.remove();
    } else {
      given.set(trace);
    }
  }

  @Override
  public String generateSpanId() {
    return known().spanId();
  }

  @Override
  public String generateTraceId() {
    return known().traceId();
  }

  private Trace known() {
    return Objects.requireNonNull(given.get(), "a span must be named before it is made");
  }
}
