package io.ringfence.bench.stream;

import io.ringfence.launcher.bench.Population;
import io.ringfence.streaming.tick.Mark;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.Collector;

/** The obvious job: a mark goes to every position of its instrument, keyed by position. */
final class FanOutPeer implements StreamPeer {
  @Override
  public String name() {
    return "naive-fan-out";
  }

  @Override
  public boolean isAlerting() {
    return true;
  }

  @Override
  public long mostTicks(double visits) {
    return (long) Math.max(100, 700_000 * visits);
  }

  @Override
  public void build(StreamExecutionEnvironment environment, StreamRun run) {
    int number = run.number;
    SingleOutputStreamOperator<DeskDelta> deltas =
        environment
            .fromSource(
                new TickSource<>(run, new MarkFeed()),
                WatermarkStrategy.noWatermarks(),
                "ticks",
                Types.POJO(Mark.class))
            .setParallelism(1)
            .flatMap(
                (Mark mark, Collector<PositionTick> out) ->
                    fanOut(StreamRun.of(number).population(), mark, out))
            .returns(Types.POJO(PositionTick.class))
            .setParallelism(1)
            .keyBy(PositionTick::position, Types.INT)
            .process(new PositionLook(number), Types.POJO(DeskDelta.class));
    DeskSum.end(
        deltas.keyBy(DeskDelta::desk, Types.INT).process(new DeskSums(), Types.POJO(DeskSum.class)),
        deltas.getSideOutput(PeerAlert.TAG),
        run);
  }

  private static void fanOut(Population population, Mark mark, Collector<PositionTick> out) {
    int instrument = mark.instrument();
    for (int id = population.first[instrument]; id < population.first[instrument + 1]; id++) {
      out.collect(new PositionTick(id, mark.tick()));
    }
  }
}
