package io.ringfence.streaming.tick;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.core.io.InputStatus;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.jspecify.annotations.Nullable;

/** Plays a run's batches up to the gate, waits there, and ends after the last. */
record ScriptSource(int run) implements Source<TickBatch, ScriptSource.Place, Integer> {
  /**
   * The one split: how many batches were sent.
   *
   * @param sent batches
   */
  record Place(int sent) implements SourceSplit {
    @Override
    public String splitId() {
      return "script";
    }
  }

  @Override
  public Boundedness getBoundedness() {
    return Boundedness.BOUNDED;
  }

  @Override
  public SourceReader<TickBatch, Place> createReader(SourceReaderContext context) {
    return new Reader(PathRun.of(run));
  }

  @Override
  public SplitEnumerator<Place, Integer> createEnumerator(SplitEnumeratorContext<Place> context) {
    return new Enumerator(context, new ArrayList<>(List.of(new Place(0))));
  }

  @Override
  public SplitEnumerator<Place, Integer> restoreEnumerator(
      SplitEnumeratorContext<Place> context, Integer unassigned) {
    List<Place> places = new ArrayList<>();
    if (unassigned > 0) {
      places.add(new Place(0));
    }
    return new Enumerator(context, places);
  }

  @Override
  public SimpleVersionedSerializer<Place> getSplitSerializer() {
    return new Number<>() {
      @Override
      int number(Place place) {
        return place.sent();
      }

      @Override
      Place of(int number) {
        return new Place(number);
      }
    };
  }

  @Override
  public SimpleVersionedSerializer<Integer> getEnumeratorCheckpointSerializer() {
    return new Number<>() {
      @Override
      int number(Integer count) {
        return count;
      }

      @Override
      Integer of(int number) {
        return number;
      }
    };
  }

  private abstract static class Number<T> implements SimpleVersionedSerializer<T> {
    abstract int number(T of);

    abstract T of(int number);

    @Override
    public int getVersion() {
      return 1;
    }

    @Override
    public byte[] serialize(T from) {
      return ByteBuffer.allocate(Integer.BYTES).putInt(number(from)).array();
    }

    @Override
    public T deserialize(int version, byte[] bytes) {
      return of(ByteBuffer.wrap(bytes).getInt());
    }
  }

  private record Enumerator(SplitEnumeratorContext<Place> context, List<Place> unassigned)
      implements SplitEnumerator<Place, Integer> {
    @Override
    public void start() {}

    @Override
    public void handleSplitRequest(int subtask, @Nullable String host) {}

    @Override
    public void addSplitsBack(List<Place> splits, int subtask) {
      unassigned.addAll(splits);
      assign();
    }

    @Override
    public void addReader(int subtask) {
      assign();
    }

    private void assign() {
      if (!unassigned.isEmpty() && context.registeredReaders().containsKey(0)) {
        context.assignSplit(unassigned.removeFirst(), 0);
      }
    }

    @Override
    public Integer snapshotState(long checkpointId) {
      return unassigned.size();
    }

    @Override
    public void close() {}
  }

  private static final class Reader implements SourceReader<TickBatch, Place> {
    private final PathRun run;
    private int sent = -1;
    private int sentAtCheckpoint = -1;

    private Reader(PathRun run) {
      this.run = run;
    }

    @Override
    public void start() {}

    @Override
    public void addSplits(List<Place> splits) {
      sent = splits.getFirst().sent();
    }

    @Override
    public void notifyNoMoreSplits() {}

    @Override
    public InputStatus pollNext(ReaderOutput<TickBatch> output) {
      if (sent < 0) {
        return InputStatus.NOTHING_AVAILABLE;
      }
      if (sent == run.batches.size()) {
        return InputStatus.END_OF_INPUT;
      }
      if (sent >= run.gate) {
        return InputStatus.NOTHING_AVAILABLE;
      }
      output.collect(run.batches.get(sent++));
      return InputStatus.MORE_AVAILABLE;
    }

    @Override
    public List<Place> snapshotState(long checkpointId) {
      sentAtCheckpoint = sent;
      return sent < 0 ? List.of() : List.of(new Place(sent));
    }

    @Override
    public void notifyCheckpointComplete(long checkpointId) {
      if (sentAtCheckpoint >= run.gate) {
        run.isKept.countDown();
      }
    }

    @Override
    public CompletableFuture<Void> isAvailable() {
      return new CompletableFuture<Void>().completeOnTimeout(null, 2, TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {}
  }
}
