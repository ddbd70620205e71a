package io.ringfence.streaming.exposure;

import io.ringfence.domain.exposure.BookWork;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.functions.RuntimeContext;

/**
 * What marks cost, as metrics of the operator and as accumulators of the job. Counted since the
 * start of the process: work is not state, and what was done before a restart is not done again.
 */
public final class WorkMetrics {
  /** Accumulators and metrics by name, with what they count. */
  private static final Map<String, ToLongFunction<BookWork>> COUNTED =
      Map.of(
          "marksApplied", BookWork::marks,
          "positionsLookedAt", BookWork::looks,
          "slowEvaluations", BookWork::slowLooks,
          "triggersCrossed", BookWork::crossings,
          "indexSearches", BookWork::searches);

  private final List<Counted> counters = new ArrayList<>();

  private record Counted(LongCounter counter, ToLongFunction<BookWork> count) {}

  WorkMetrics(RuntimeContext context) {
    COUNTED.forEach(
        (name, count) -> {
          LongCounter counter = new LongCounter();
          counters.add(new Counted(counter, count));
          context.addAccumulator(name, counter);
          context.getMetricGroup().gauge(name, counter::getLocalValuePrimitive);
        });
  }

  void add(BookWork done) {
    counters.forEach(one -> one.counter.add(one.count.applyAsLong(done)));
  }

  /**
   * The counts of a job that has ended, by name.
   *
   * @param accumulators its accumulators
   */
  public static Map<String, Long> of(Map<String, Object> accumulators) {
    Map<String, Long> counts = new TreeMap<>();
    COUNTED.keySet().forEach(name -> counts.put(name, (Long) accumulators.getOrDefault(name, 0L)));
    return counts;
  }
}
