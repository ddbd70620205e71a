package io.ringfence.bench.stream;

import io.ringfence.launcher.bench.Population;
import io.ringfence.launcher.bench.Scan;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/** One position in keyed state, looked at for each mark of its instrument. */
final class PositionLook extends KeyedProcessFunction<Integer, PositionTick, DeskDelta> {
  private final int number;
  private transient ValueState<HeldPosition> state;

  PositionLook(int number) {
    this.number = number;
  }

  @Override
  public void open(OpenContext context) {
    state =
        getRuntimeContext()
            .getState(new ValueStateDescriptor<>("position", Types.POJO(HeldPosition.class)));
  }

  @Override
  public void processElement(PositionTick tick, Context context, Collector<DeskDelta> out)
      throws Exception {
    HeldPosition held = state.value();
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
        new DeskDelta(held.desk(), equity - held.equity(), requirement - held.requirement()));
    state.update(
        new HeldPosition(
            held.quantity(), held.anchor(), held.desk(), fired, isLiquidated, equity, requirement));
  }

  private HeldPosition first(int id) {
    StreamRun run = StreamRun.of(number);
    run.loaded.incrementAndGet();
    Population population = run.population();
    return new HeldPosition(
        population.quantity[id],
        BenchMoney.anchor(population, id),
        population.desk[id],
        0,
        false,
        0,
        0);
  }
}
