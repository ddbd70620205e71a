package io.ringfence.bench.stream;

import java.util.Collection;
import java.util.List;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/** Plays a run's positions, then its ticks. One split, one reader. */
final class TickSource<T> implements Source<T, TickSource.Tape, Collection<TickSource.Tape>> {
  private final int run;
  private final Feed<T> feed;

  TickSource(StreamRun run, Feed<T> feed) {
    this.run = run.number;
    this.feed = feed;
  }

  /**
   * The one split.
   *
   * @param position positions sent
   * @param tick ticks sent
   */
  record Tape(int position, long tick) implements SourceSplit {
    static final Tape BEGINNING = new Tape(0, 0);

    @Override
    public String splitId() {
      return "tape";
    }
  }

  @Override
  public Boundedness getBoundedness() {
    return Boundedness.BOUNDED;
  }

  @Override
  public SourceReader<T, Tape> createReader(SourceReaderContext context) {
    return new TickReader<>(StreamRun.of(run), feed);
  }

  @Override
  public SplitEnumerator<Tape, Collection<Tape>> createEnumerator(
      SplitEnumeratorContext<Tape> context) {
    return new OneTape(context, List.of(Tape.BEGINNING));
  }

  @Override
  public SplitEnumerator<Tape, Collection<Tape>> restoreEnumerator(
      SplitEnumeratorContext<Tape> context, Collection<Tape> unassigned) {
    return new OneTape(context, unassigned);
  }

  @Override
  public SimpleVersionedSerializer<Tape> getSplitSerializer() {
    return new TapeSerializer();
  }

  @Override
  public SimpleVersionedSerializer<Collection<Tape>> getEnumeratorCheckpointSerializer() {
    return new TapesSerializer();
  }
}
