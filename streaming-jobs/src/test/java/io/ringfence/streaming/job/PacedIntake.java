package io.ringfence.streaming.job;

import io.ringfence.contracts.wire.IntakeRecord;
import io.ringfence.streaming.source.StreamIntake;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Records one by one with a pause after each, so that a run can be stopped in its middle: nothing
 * waits in buffers, and a barrier gets through at once.
 *
 * @param source where the records come from
 * @param pauseMillis pause after each record
 */
record PacedIntake(StreamIntake source, long pauseMillis) implements StreamIntake {
  @Override
  public SingleOutputStreamOperator<IntakeRecord> addTo(StreamExecutionEnvironment environment) {
    return source
        .addTo(environment)
        .map(
            row -> {
              Thread.sleep(pauseMillis);
              return row;
            })
        .returns(TypeInformation.of(IntakeRecord.class))
        .setParallelism(1)
        .uid("pace")
        .name("pace");
  }
}
