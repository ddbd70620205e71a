package io.ringfence.streaming.source;

import io.ringfence.streaming.intake.RowMemory;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.StateTtlConfig;
import org.apache.flink.api.common.typeinfo.Types;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of the rows of the partition at hand, in keyed state: for the whole run, since
 * a repetition may come at any time. Where topics do not end, marks are forgotten when a repetition
 * would be late, and everything else after a time.
 */
final class PartitionMemory implements RowMemory {
  private static final int ENTRIES_LOOKED_AT = 10;
  private static final long SECOND_MICROS = TimeUnit.SECONDS.toMicros(1);

  private final boolean forgets;
  private final MapState<String, Long> newest;
  private final MapState<String, String> contents;
  private final MapState<Long, List<String>> ofSecond;

  PartitionMemory(RuntimeContext context, @Nullable Following following) {
    forgets = following != null;
    newest = context.getMapState(new MapStateDescriptor<>("newest", Types.STRING, Types.LONG));
    contents = context.getMapState(contents(following));
    ofSecond =
        context.getMapState(
            new MapStateDescriptor<>("of-second", Types.LONG, Types.LIST(Types.STRING)));
  }

  private static MapStateDescriptor<String, String> contents(@Nullable Following following) {
    MapStateDescriptor<String, String> contents =
        new MapStateDescriptor<>("contents", Types.STRING, Types.STRING);
    if (following != null) {
      contents.enableTimeToLive(
          StateTtlConfig.newBuilder(following.remembered())
              .cleanupIncrementally(ENTRIES_LOOKED_AT, false)
              .build());
    }
    return contents;
  }

  @Override
  public long newest(String subject, long atMicros) throws Exception {
    Long before = newest.get(subject);
    long now = before == null ? atMicros : Math.max(before, atMicros);
    newest.put(subject, now);
    return now;
  }

  @Override
  public @Nullable String before(String identity, String content) throws Exception {
    String before = contents.get(identity);
    if (before == null) {
      contents.put(identity, content);
    }
    return before;
  }

  @Override
  public @Nullable String find(String identity) throws Exception {
    return contents.get(identity);
  }

  @Override
  public void isMark(String identity, long atMicros) throws Exception {
    if (forgets) {
      long second = Math.floorDiv(atMicros, SECOND_MICROS);
      List<String> before = ofSecond.get(second);
      List<String> identities = before == null ? new ArrayList<>() : before;
      identities.add(identity);
      ofSecond.put(second, identities);
    }
  }

  /** Forgets marks of before an instant, epoch microseconds. */
  void forgetBefore(long micros) throws Exception {
    Iterator<Map.Entry<Long, List<String>>> entries = ofSecond.iterator();
    while (entries.hasNext()) {
      Map.Entry<Long, List<String>> entry = entries.next();
      if ((entry.getKey() + 1) * SECOND_MICROS <= micros) {
        for (String identity : entry.getValue()) {
          contents.remove(identity);
        }
        entries.remove();
      }
    }
  }
}
