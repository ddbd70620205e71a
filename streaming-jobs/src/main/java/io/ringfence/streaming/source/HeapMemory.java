package io.ringfence.streaming.source;

import io.ringfence.streaming.intake.RowMemory;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is remembered of a partition outside the job. */
record HeapMemory(Map<String, Long> newest, Map<String, String> contents) implements RowMemory {
  static HeapMemory empty() {
    return new HeapMemory(new HashMap<>(), new HashMap<>());
  }

  @Override
  public long newest(String subject, long atMicros) {
    return newest.merge(subject, atMicros, Math::max);
  }

  @Override
  public @Nullable String before(String identity, String content) {
    return contents.putIfAbsent(identity, content);
  }

  @Override
  public @Nullable String find(String identity) {
    return contents.get(identity);
  }
}
