package io.ringfence.bench.stream;

import io.ringfence.streaming.tick.Mark;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** All positions of an instrument in arrays of one operator, scanned at each mark. */
final class ScanPeer implements StreamPeer {
  @Override
  public String name() {
    return "operator-scan";
  }

  @Override
  public boolean isAlerting() {
    return true;
  }

  @Override
  public void build(StreamExecutionEnvironment environment, StreamRun run) {
    SingleOutputStreamOperator<InstrumentSums> sums =
        environment
            .fromSource(
                new TickSource<>(run, new MarkFeed()),
                WatermarkStrategy.noWatermarks(),
                "ticks",
                Types.POJO(Mark.class))
            .setParallelism(1)
            .keyBy(Mark::instrument, Types.INT)
            .process(new InstrumentScan(run.number), Types.POJO(InstrumentSums.class));
    DeskSum.end(
        sums.keyBy(_ -> 0, Types.INT).process(new FirmSums(run.number), Types.POJO(DeskSum.class)),
        sums.getSideOutput(PeerAlert.TAG),
        run);
  }
}
