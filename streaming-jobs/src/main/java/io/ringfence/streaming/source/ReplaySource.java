package io.ringfence.streaming.source;

import io.ringfence.contracts.wire.IntakeRecord;
import io.ringfence.streaming.intake.IntakeSpec;
import io.ringfence.streaming.intake.KnownInstruments;
import io.ringfence.streaming.intake.ReplayIntake;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.util.function.SerializableSupplier;

/**
 * The files of a replay as one bounded stream in the order of time. It has one split and runs with
 * parallelism 1: order over all files is its purpose.
 */
public final class ReplaySource implements Source<IntakeRecord, ReplaySplit, Unassigned> {
  private final IntakeSpec spec;
  private final SerializableSupplier<KnownInstruments> known;
  private final Duration snapshots;

  /** A source of these files that is read as fast as it can be. */
  public ReplaySource(IntakeSpec spec, SerializableSupplier<KnownInstruments> known) {
    this(spec, known, Duration.ZERO);
  }

  /**
   * A source of these files that waits where too many rows wait for a checkpoint.
   *
   * @param snapshots interval at which every position is written down; 0: never waits
   */
  public ReplaySource(
      IntakeSpec spec, SerializableSupplier<KnownInstruments> known, Duration snapshots) {
    this.spec = spec;
    this.known = known;
    this.snapshots = snapshots;
  }

  /** Watermarks that go with it: an instant is complete as soon as a later one begins. */
  public static WatermarkStrategy<IntakeRecord> watermarks() {
    return WatermarkStrategy.forGenerator(_ -> new InstantWatermarks());
  }

  @Override
  public Boundedness getBoundedness() {
    return Boundedness.BOUNDED;
  }

  @Override
  public SourceReader<IntakeRecord, ReplaySplit> createReader(SourceReaderContext context) {
    return new ReplayReader(
        () -> ReplayIntake.load(spec, known.get()),
        new ReadingPace(
            TimeUnit.NANOSECONDS.toMicros(snapshots.toNanos()), ReadingPace.MOST_WAITING));
  }

  @Override
  public SplitEnumerator<ReplaySplit, Unassigned> createEnumerator(
      SplitEnumeratorContext<ReplaySplit> context) {
    return new ReplayEnumerator(context, new Unassigned(ReplaySplit.WHOLE));
  }

  @Override
  public SplitEnumerator<ReplaySplit, Unassigned> restoreEnumerator(
      SplitEnumeratorContext<ReplaySplit> context, Unassigned checkpoint) {
    return new ReplayEnumerator(context, checkpoint);
  }

  @Override
  public SimpleVersionedSerializer<ReplaySplit> getSplitSerializer() {
    return new ReplaySplitSerializer();
  }

  @Override
  public SimpleVersionedSerializer<Unassigned> getEnumeratorCheckpointSerializer() {
    return new UnassignedSerializer();
  }
}
