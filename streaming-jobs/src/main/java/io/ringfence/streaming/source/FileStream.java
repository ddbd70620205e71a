package io.ringfence.streaming.source;

import io.ringfence.contracts.wire.IntakeRecord;
import io.ringfence.streaming.intake.IntakeSpec;
import io.ringfence.streaming.intake.KnownInstruments;
import java.time.Duration;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.function.SerializableSupplier;

/**
 * The files of a run as a stream in the order of time.
 *
 * @param spec the files, and how they are read
 * @param known venues and instruments
 * @param snapshots interval at which every position is written down, which reading does not leave
 *     too far behind; 0: it is not waited for
 */
public record FileStream(
    IntakeSpec spec, SerializableSupplier<KnownInstruments> known, Duration snapshots)
    implements StreamIntake {
  /** Files that are read as fast as they can be. */
  public FileStream(IntakeSpec spec, SerializableSupplier<KnownInstruments> known) {
    this(spec, known, Duration.ZERO);
  }

  @Override
  public SingleOutputStreamOperator<IntakeRecord> addTo(StreamExecutionEnvironment environment) {
    return environment
        .fromSource(
            new ReplaySource(spec, known, snapshots),
            ReplaySource.watermarks(),
            "files",
            TypeInformation.of(IntakeRecord.class))
        .setParallelism(1)
        .uid("files");
  }
}
