package io.ringfence.streaming.simulation;

import java.util.ArrayDeque;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/** What is on its way from one task to another; order is kept inside a channel and nowhere else. */
final class Channel {
  /** One thing on its way. */
  sealed interface Item {
    record Row(StreamRecord<Object> record) implements Item {}

    record Time(Watermark mark) implements Item {}

    record Barrier(long checkpoint) implements Item {}

    record End() implements Item {}
  }

  private final String name;
  private final Task target;
  private final int input;
  private final ArrayDeque<Item> items = new ArrayDeque<>();
  private long time = Long.MIN_VALUE;
  private boolean hasEnded;
  private boolean isBlocked;

  /**
   * A channel.
   *
   * @param input 1, or 2 where the target has two
   */
  Channel(String name, Task target, int input) {
    this.name = name;
    this.target = target;
    this.input = input;
  }

  void add(Item item) {
    items.add(item);
  }

  /** Whether something can arrive. */
  boolean isReady() {
    return !isBlocked && !items.isEmpty();
  }

  int size() {
    return items.size();
  }

  /** The next item. */
  Item peek() {
    return items.element();
  }

  /** Lets the next item arrive. */
  void deliver() throws Exception {
    switch (items.remove()) {
      case Item.Row(var record) -> target.process(input, record);
      case Item.Time(var mark) -> {
        time = Math.max(time, mark.getTimestamp());
        target.advance(input);
      }
      case Item.Barrier(long checkpoint) -> {
        isBlocked = true;
        target.align(checkpoint);
      }
      case Item.End _ -> {
        hasEnded = true;
        target.end();
      }
    }
  }

  void unblock() {
    isBlocked = false;
  }

  boolean isBlocked() {
    return isBlocked;
  }

  boolean hasEnded() {
    return hasEnded;
  }

  int input() {
    return input;
  }

  long time() {
    return time;
  }

  @Override
  public String toString() {
    return name;
  }
}
