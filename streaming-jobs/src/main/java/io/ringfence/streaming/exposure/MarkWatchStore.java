package io.ringfence.streaming.exposure;

import io.ringfence.domain.mark.MarkWatch;
import io.ringfence.domain.quantity.InstrumentId;
import io.ringfence.streaming.intake.Instants;
import io.ringfence.streaming.terms.RunTerms;
import java.util.OptionalLong;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.TimerService;

/**
 * The watch over the marks of the key at hand in keyed state, and the one timer it has: a mark that
 * comes in time moves no timer, the one that is set looks and is set anew.
 */
final class MarkWatchStore {
  private final RunTerms terms;
  private final long lastMicros;
  private final ValueState<StoredMarkWatch> state;

  MarkWatchStore(RuntimeContext context, RunTerms terms, long lastMicros) {
    this.terms = terms;
    this.lastMicros = lastMicros;
    state =
        context.getState(
            new ValueStateDescriptor<>("mark-watch", TypeInformation.of(StoredMarkWatch.class)));
  }

  /** The watch as it was last saved; a new one for a new key. */
  MarkWatch load(InstrumentId instrument) throws Exception {
    MarkWatch watch = new MarkWatch(terms.staleAfter().of(instrument), terms.live());
    StoredMarkWatch stored = state.value();
    if (stored != null) {
      watch.restore(stored.restored());
    }
    return watch;
  }

  /** Writes the watch through at an instant, epoch microseconds, and has it looked at in time. */
  void save(MarkWatch watch, long atMicros, TimerService timers) throws Exception {
    StoredMarkWatch before = state.value();
    Long set = before == null ? null : before.lookMicros();
    OptionalLong next =
        watch.nextLook().map(Instants::micros).map(OptionalLong::of).orElseGet(OptionalLong::empty);
    Long look = set != null && set > atMicros ? set : null;
    if (next.isPresent() && (look == null || next.getAsLong() < look)) {
      look = Math.max(next.getAsLong(), atMicros + 1);
      if (look <= lastMicros) {
        timers.registerEventTimeTimer(look);
      }
    }
    StoredMarkWatch now = StoredMarkWatch.of(watch.memory(), look);
    if (!now.equals(before)) {
      state.update(now);
    }
  }
}
