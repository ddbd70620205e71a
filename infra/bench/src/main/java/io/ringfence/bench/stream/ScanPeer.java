package io.ringfence.bench.stream;

import io.ringfence.launcher.bench.Population;
import io.ringfence.launcher.bench.Scan;
import io.ringfence.streaming.tick.Mark;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/** All positions of an instrument in arrays of one operator, scanned at each mark. */
final class ScanPeer implements StreamPeer {
  private static final int ENDED = 1 << 7;

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
            .process(new Scans(run.number), Types.POJO(InstrumentSums.class));
    DeskSum.end(
        sums.keyBy(_ -> 0, Types.INT).process(new Firm(run.number), Types.POJO(DeskSum.class)),
        sums.getSideOutput(PeerAlert.TAG),
        run);
  }

  /**
   * What an instrument's positions add up to.
   *
   * @param instrument number of the instrument
   * @param equity by desk
   * @param requirement by desk
   */
  public record InstrumentSums(int instrument, long[] equity, long[] requirement) {}

  private static final class Scans extends KeyedProcessFunction<Integer, Mark, InstrumentSums> {
    private final int number;
    private transient ValueState<byte[]> firedState;
    private transient Map<Integer, Columns> columns;

    Scans(int number) {
      this.number = number;
    }

    @Override
    public void open(OpenContext context) {
      columns = new HashMap<>();
      firedState =
          getRuntimeContext()
              .getState(
                  new ValueStateDescriptor<>(
                      "fired", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
    }

    @Override
    public void processElement(Mark mark, Context context, Collector<InstrumentSums> out)
        throws Exception {
      StreamRun run = StreamRun.of(number);
      Columns held = columns.get(mark.instrument());
      if (held == null) {
        held = Columns.of(run.population(), mark.instrument());
        columns.put(mark.instrument(), held);
        run.loaded.addAndGet(held.quantity.length);
      }
      long[] equity = new long[run.shape.desks()];
      long[] requirement = new long[run.shape.desks()];
      if (held.scan(mark.tick(), equity, requirement, context)) {
        firedState.update(held.fired.clone());
      }
      out.collect(new InstrumentSums(mark.instrument(), equity, requirement));
    }
  }

  private record Columns(int first, long[] quantity, long[] anchor, int[] desk, byte[] fired) {
    static Columns of(Population population, int instrument) {
      int first = population.first[instrument];
      int count = population.first[instrument + 1] - first;
      Columns columns =
          new Columns(
              first, new long[count], new long[count], new int[count], new byte[count]);
      for (int i = 0; i < count; i++) {
        columns.quantity[i] = population.quantity[first + i];
        columns.anchor[i] = BenchMoney.anchor(population, first + i);
        columns.desk[i] = population.desk[first + i];
      }
      return columns;
    }

    /** Whether a level has fired or was left. */
    boolean scan(
        long mark,
        long[] equities,
        long[] requirements,
        KeyedProcessFunction<Integer, Mark, InstrumentSums>.Context context) {
      boolean isChanged = false;
      for (int i = 0; i < quantity.length; i++) {
        if (fired[i] < 0) {
          continue;
        }
        long equity = anchor[i] + BenchMoney.value(quantity[i], mark);
        long requirement = Scan.requirement(Math.abs(quantity[i]), mark);
        int position = first + i;
        int after =
            PeerAlert.look(
                fired[i],
                equity,
                requirement,
                level -> context.output(PeerAlert.TAG, new PeerAlert(position, level)));
        if (requirement >= equity) {
          context.output(PeerAlert.TAG, new PeerAlert(position, PeerAlert.LIQUIDATED));
          after |= ENDED;
        } else {
          equities[desk[i]] += equity;
          requirements[desk[i]] += requirement;
        }
        isChanged |= fired[i] != (byte) after;
        fired[i] = (byte) after;
      }
      return isChanged;
    }
  }

  private static final class Firm extends KeyedProcessFunction<Integer, InstrumentSums, DeskSum> {
    private final int number;
    private transient MapState<Integer, InstrumentSums> last;
    private transient ValueState<Boolean> isTimed;
    private transient long[] equity;
    private transient long[] requirement;

    Firm(int number) {
      this.number = number;
    }

    @Override
    public void open(OpenContext context) {
      int desks = StreamRun.of(number).shape.desks();
      equity = new long[desks];
      requirement = new long[desks];
      last =
          getRuntimeContext()
              .getMapState(
                  new MapStateDescriptor<>("last", Types.INT, Types.POJO(InstrumentSums.class)));
      isTimed = getRuntimeContext().getState(new ValueStateDescriptor<>("timed", Types.BOOLEAN));
    }

    @Override
    public void processElement(InstrumentSums now, Context context, Collector<DeskSum> out)
        throws Exception {
      InstrumentSums before = last.get(now.instrument());
      for (int desk = 0; desk < equity.length; desk++) {
        equity[desk] += now.equity()[desk] - (before == null ? 0 : before.equity()[desk]);
        requirement[desk] +=
            now.requirement()[desk] - (before == null ? 0 : before.requirement()[desk]);
      }
      last.put(now.instrument(), now);
      if (isTimed.value() == null) {
        isTimed.update(true);
        long at = context.timerService().currentProcessingTime() + DeskSum.PUBLISH_MILLIS;
        context.timerService().registerProcessingTimeTimer(at);
        context.timerService().registerEventTimeTimer(Long.MAX_VALUE - 1);
      }
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<DeskSum> out) {
      isTimed.clear();
      for (int desk = 0; desk < equity.length; desk++) {
        out.collect(new DeskSum(desk, equity[desk], requirement[desk]));
      }
    }
  }
}
