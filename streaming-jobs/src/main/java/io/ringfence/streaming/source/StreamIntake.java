package io.ringfence.streaming.source;

import io.ringfence.contracts.wire.IntakeRecord;
import java.io.Serializable;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Where the records of a run come from. */
@FunctionalInterface
public interface StreamIntake extends Serializable {
  /** Adds the source to an environment. */
  SingleOutputStreamOperator<IntakeRecord> addTo(StreamExecutionEnvironment environment);
}
