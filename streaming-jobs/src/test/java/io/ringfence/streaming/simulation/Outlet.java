package io.ringfence.streaming.simulation;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.runtime.event.WatermarkEvent;
import org.apache.flink.streaming.api.operators.Output;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.LatencyMarker;
import org.apache.flink.streaming.runtime.streamrecord.RecordAttributes;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/** Where an operator's output goes: into channels, or at once into operators chained to it. */
final class Outlet implements Output<StreamRecord<Object>> {
  /** One edge of the graph, from this task on. */
  interface Way {
    void send(StreamRecord<Object> record) throws Exception;

    void send(Watermark mark) throws Exception;
  }

  private record Exit(@Nullable OutputTag<?> tag, Way way) {}

  private final List<Exit> exits = new ArrayList<>();

  void add(@Nullable OutputTag<?> tag, Way way) {
    exits.add(new Exit(tag, way));
  }

  @Override
  public void collect(StreamRecord<Object> record) {
    send(null, record);
  }

  @Override
  @SuppressWarnings("unchecked")
  public <X> void collect(OutputTag<X> tag, StreamRecord<X> record) {
    send(tag, (StreamRecord<Object>) record);
  }

  /** Records are used again by those who send them: what travels on is a copy. */
  private void send(@Nullable OutputTag<?> tag, StreamRecord<Object> record) {
    for (Exit exit : exits) {
      boolean fits = tag == null ? exit.tag() == null : tag.equals(exit.tag());
      if (fits) {
        passing(() -> exit.way().send(record.copy(record.getValue())));
      }
    }
  }

  @Override
  public void emitWatermark(Watermark mark) {
    for (Exit exit : exits) {
      passing(() -> exit.way().send(mark));
    }
  }

  private interface Passing {
    void run() throws Exception;
  }

  /** What a chained operator throws is thrown by the one before it, as in Flink. */
  private static void passing(Passing passing) {
    try {
      passing.run();
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void emitWatermarkStatus(WatermarkStatus status) {}

  @Override
  public void emitLatencyMarker(LatencyMarker marker) {}

  @Override
  public void emitRecordAttributes(RecordAttributes attributes) {}

  @Override
  public void emitWatermark(WatermarkEvent event) {}

  @Override
  public void close() {}
}
