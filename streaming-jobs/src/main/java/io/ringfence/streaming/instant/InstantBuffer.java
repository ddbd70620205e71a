package io.ringfence.streaming.instant;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;

/**
 * What has come for instants that are not complete yet, for the key at hand. An instant leaves the
 * state when it is taken.
 *
 * @param <T> type of what comes
 */
public final class InstantBuffer<T> {
  private final MapState<Long, List<T>> waiting;

  private InstantBuffer(MapState<Long, List<T>> waiting) {
    this.waiting = waiting;
  }

  /** The buffer of an operator, under a name of its own. */
  public static <T> InstantBuffer<T> of(RuntimeContext context, String name, Class<T> type) {
    return new InstantBuffer<>(
        context.getMapState(
            new MapStateDescriptor<>(name, Types.LONG, Types.LIST(TypeInformation.of(type)))));
  }

  /** Keeps something for its instant, epoch microseconds. */
  public void add(long atMicros, T item) throws Exception {
    List<T> before = waiting.get(atMicros);
    List<T> items = before == null ? new ArrayList<>() : before;
    items.add(item);
    waiting.put(atMicros, items);
  }

  /** Takes everything of an instant, in the order in which it came. */
  public List<T> take(long atMicros) throws Exception {
    List<T> items = waiting.get(atMicros);
    waiting.remove(atMicros);
    return items == null ? List.of() : items;
  }
}
