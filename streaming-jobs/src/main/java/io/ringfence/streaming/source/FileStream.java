package io.ringfence.streaming.source;

import io.ringfence.contracts.wire.IntakeRecord;
import io.ringfence.streaming.intake.IntakeSpec;
import io.ringfence.streaming.intake.KnownInstruments;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.function.SerializableSupplier;

/**
 * The files of a run as a stream in the order of time.
 *
 * @param spec the files, and how they are read
 * @param known venues and instruments
 */
public record FileStream(IntakeSpec spec, SerializableSupplier<KnownInstruments> known)
    implements StreamIntake {
  @Override
  public SingleOutputStreamOperator<IntakeRecord> addTo(StreamExecutionEnvironment environment) {
    return environment
        .fromSource(
            new ReplaySource(spec, known),
            ReplaySource.watermarks(),
            "files",
            TypeInformation.of(IntakeRecord.class))
        .setParallelism(1)
        .uid("files");
  }
}
