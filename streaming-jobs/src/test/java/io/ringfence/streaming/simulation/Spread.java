package io.ringfence.streaming.simulation;

import java.util.List;
import org.apache.flink.runtime.plugable.SerializationDelegate;
import org.apache.flink.streaming.api.graph.StreamEdge;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.partitioner.ConfigurableStreamPartitioner;
import org.apache.flink.streaming.runtime.partitioner.KeyGroupStreamPartitioner;
import org.apache.flink.streaming.runtime.partitioner.StreamPartitioner;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/** An edge into channels: a record to one of them, time to all. */
final class Spread implements Outlet.Way {
  private interface Selector {
    int of(StreamRecord<Object> record);
  }

  private final List<Channel> channels;
  private final Selector selector;

  private Spread(List<Channel> channels, Selector selector) {
    this.channels = channels;
    this.selector = selector;
  }

  /** By key as Flink does it, where the edge is keyed; else in turn. */
  static Spread of(StreamEdge edge, List<Channel> channels) {
    if (edge.getPartitioner() instanceof KeyGroupStreamPartitioner<?, ?> keyed) {
      return new Spread(channels, byKey(keyed.copy(), channels.size()));
    }
    int[] next = {0};
    return new Spread(channels, _ -> next[0]++ % channels.size());
  }

  @SuppressWarnings("unchecked")
  private static Selector byKey(StreamPartitioner<?> partitioner, int channels) {
    StreamPartitioner<Object> byKey = (StreamPartitioner<Object>) partitioner;
    byKey.setup(channels);
    ((ConfigurableStreamPartitioner) byKey).configure(OperatorHost.MAX_PARALLELISM);
    return record -> {
      SerializationDelegate<StreamRecord<Object>> wrapped = new SerializationDelegate<>(null);
      wrapped.setInstance(record);
      return byKey.selectChannel(wrapped);
    };
  }

  @Override
  public void send(StreamRecord<Object> record) {
    channels.get(selector.of(record)).add(new Channel.Item.Row(record));
  }

  @Override
  public void send(Watermark mark) {
    channels.forEach(channel -> channel.add(new Channel.Item.Time(mark)));
  }
}
