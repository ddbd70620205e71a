package io.ringfence.bench.stream;

import io.ringfence.launcher.bench.Population;
import io.ringfence.launcher.bench.Scan;
import io.ringfence.streaming.tick.Mark;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
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
            .process(new Positions(number), Types.POJO(DeskDelta.class));
    DeskSum.end(
        deltas
            .keyBy(DeskDelta::desk, Types.INT)
            .process(new Desks(), Types.POJO(DeskSum.class)),
        deltas.getSideOutput(PeerAlert.TAG),
        run);
  }

  private static void fanOut(Population population, Mark mark, Collector<PositionTick> out) {
    int instrument = mark.instrument();
    for (int id = population.first[instrument]; id < population.first[instrument + 1]; id++) {
      out.collect(new PositionTick(id, mark.tick()));
    }
  }

  /**
   * A position in keyed state.
   *
   * @param quantity signed units
   * @param anchor wallet less entry value, money digits
   * @param desk number of its desk
   * @param fired levels, a bit each
   * @param isLiquidated whether it has ended
   * @param equity as its desk knows it
   * @param requirement as its desk knows it
   */
  public record Held(
      long quantity,
      long anchor,
      int desk,
      int fired,
      boolean isLiquidated,
      long equity,
      long requirement) {}

  private static final class Positions
      extends KeyedProcessFunction<Integer, PositionTick, DeskDelta> {
    private final int number;
    private transient ValueState<Held> state;

    Positions(int number) {
      this.number = number;
    }

    @Override
    public void open(OpenContext context) {
      state =
          getRuntimeContext()
              .getState(new ValueStateDescriptor<>("position", Types.POJO(Held.class)));
    }

    @Override
    public void processElement(PositionTick tick, Context context, Collector<DeskDelta> out)
        throws Exception {
      Held held = state.value();
      if (held == null) {
        held = first(tick.position());
      }
      if (held.isLiquidated()) {
        return;
      }
      long equity = held.anchor() + BenchMoney.value(held.quantity(), tick.mark());
      long requirement = Scan.requirement(Math.abs(held.quantity()), tick.mark());
      int fired =
          PeerAlert.look(
              held.fired(),
              equity,
              requirement,
              level -> context.output(PeerAlert.TAG, new PeerAlert(tick.position(), level)));
      boolean isLiquidated = requirement >= equity;
      if (isLiquidated) {
        context.output(PeerAlert.TAG, new PeerAlert(tick.position(), PeerAlert.LIQUIDATED));
        equity = 0;
        requirement = 0;
      }
      out.collect(
          new DeskDelta(
              held.desk(), equity - held.equity(), requirement - held.requirement()));
      state.update(
          new Held(
              held.quantity(),
              held.anchor(),
              held.desk(),
              fired,
              isLiquidated,
              equity,
              requirement));
    }

    private Held first(int id) {
      StreamRun run = StreamRun.of(number);
      run.loaded.incrementAndGet();
      Population population = run.population();
      return new Held(
          population.quantity[id],
          BenchMoney.anchor(population, id),
          population.desk[id],
          0,
          false,
          0,
          0);
    }
  }

  private static final class Desks extends KeyedProcessFunction<Integer, DeskDelta, DeskSum> {
    private transient ValueState<DeskSum> sum;
    private transient ValueState<Boolean> isTimed;

    @Override
    public void open(OpenContext context) {
      sum = getRuntimeContext().getState(new ValueStateDescriptor<>("sum", Types.POJO(DeskSum.class)));
      isTimed = getRuntimeContext().getState(new ValueStateDescriptor<>("timed", Types.BOOLEAN));
    }

    @Override
    public void processElement(DeskDelta delta, Context context, Collector<DeskSum> out)
        throws Exception {
      DeskSum before = sum.value();
      sum.update(
          before == null
              ? new DeskSum(delta.desk(), delta.equity(), delta.requirement())
              : new DeskSum(
                  delta.desk(),
                  before.equity() + delta.equity(),
                  before.requirement() + delta.requirement()));
      if (isTimed.value() == null) {
        isTimed.update(true);
        long now = context.timerService().currentProcessingTime();
        context.timerService().registerProcessingTimeTimer(now + DeskSum.PUBLISH_MILLIS);
        // The last watermark is beyond it: the final total goes out when the input ends.
        context.timerService().registerEventTimeTimer(Long.MAX_VALUE - 1);
      }
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<DeskSum> out)
        throws Exception {
      isTimed.clear();
      out.collect(sum.value());
    }
  }
}
