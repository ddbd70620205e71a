package io.ringfence.streaming.instant;

import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.TimerService;

/**
 * Instants at which a key wants to be looked at although nothing may come for it then. An
 * appointment leaves the state when it is kept; none is made beyond the end of the run.
 */
public final class Appointments {
  private final MapState<Long, Boolean> open;
  private final long lastMicros;

  /** The appointments of an operator up to the end of the run. */
  public Appointments(RuntimeContext context, SnapshotGrid grid) {
    open = context.getMapState(new MapStateDescriptor<>("appointments", Types.LONG, Types.BOOLEAN));
    lastMicros = grid.lastMicros();
  }

  /** Asks for an instant that lies after the present one, epoch microseconds. */
  public void make(TimerService timers, long presentMicros, long atMicros) throws Exception {
    if (atMicros > presentMicros && atMicros <= lastMicros) {
      open.put(atMicros, true);
      timers.registerEventTimeTimer(atMicros);
    }
  }

  /** Whether an instant was asked for; it is not any more. */
  public boolean keep(long atMicros) throws Exception {
    boolean asked = open.contains(atMicros);
    open.remove(atMicros);
    return asked;
  }
}
