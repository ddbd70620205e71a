package io.ringfence.streaming.tick;

import io.ringfence.domain.budget.BudgetState;
import io.ringfence.domain.engine.LineFigure;
import io.ringfence.domain.engine.NodeFigures;
import io.ringfence.domain.engine.NodeLines;
import io.ringfence.streaming.instant.StateSchema;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.common.typeutils.base.IntSerializer;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;

/**
 * Desk totals and bands, keyed by settlement asset. It holds lines and marks and no position, and
 * sums them at its own pace: what it gives out is exact for the marks it has then.
 */
// Flink sets an operator up in initializeState and open, not in its constructor.
@SuppressWarnings("NullAway.Init")
final class DeskOperator extends AbstractStreamOperator<DeskTotal>
    implements OneInputStreamOperator<DeskUpdate, DeskTotal>, BoundedOneInput {
  private static final String HEAD = "asset";

  private final DeskPlan plan;
  private final int books;
  private final AssetDigits digits;
  private final OutputTag<BandChange> changes;
  private transient Map<Integer, AssetDesk> desks;
  private transient BudgetState[] states;
  private transient MapState<Integer, DeskBook> bookState;
  private transient MapState<Integer, Integer> bandState;
  private transient ValueState<DeskHead> headState;
  private transient boolean isNew;
  private transient long publishAt;

  DeskOperator(DeskPlan plan, Instruments instruments, int books, OutputTag<BandChange> changes) {
    this.plan = plan;
    this.books = books;
    this.changes = changes;
    digits = new AssetDigits(instruments);
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    new StateSchema("desk of the live path", 2).admit(context.getOperatorStateStore());
    var store = context.getKeyedStateStore();
    bookState =
        store.getMapState(
            new MapStateDescriptor<>("lines", IntSerializer.INSTANCE, new DeskBookSerializer()));
    bandState = store.getMapState(new MapStateDescriptor<>("bands", Types.INT, Types.INT));
    headState = store.getState(new ValueStateDescriptor<>(HEAD, Types.POJO(DeskHead.class)));
    desks = new TreeMap<>();
    states = new BudgetState[plan.bands().size()];
    if (context.isRestored()) {
      restore();
    }
  }

  private void restore() throws Exception {
    for (Object key :
        getKeyedStateBackend().<VoidNamespace>getKeys(HEAD, VoidNamespace.INSTANCE).toList()) {
      setCurrentKey(key);
      AssetDesk desk = desk((Integer) key);
      desk.taken = headState.value().ticks();
      desk.sourceMicros = headState.value().sourceMicros();
      for (Map.Entry<Integer, DeskBook> kept : bookState.entries()) {
        desk.restore(kept.getKey(), kept.getValue());
      }
      for (Map.Entry<Integer, Integer> kept : bandState.entries()) {
        states[kept.getKey()] = BudgetState.values()[kept.getValue()];
      }
      isNew = true;
    }
  }

  private AssetDesk desk(int asset) {
    return desks.computeIfAbsent(asset, _ -> new AssetDesk(plan, books));
  }

  @Override
  public void open() throws Exception {
    super.open();
    int pace = plan.bands().isEmpty() ? plan.publishMillis() : plan.evaluateMillis();
    getProcessingTimeService().scheduleWithFixedDelay(this::onTime, pace, pace);
  }

  private void onTime(long now) {
    if (isNew) {
      isNew = false;
      // A clock that was set back must not silence totals until it is there again.
      boolean publish = now >= publishAt || publishAt - now > plan.publishMillis();
      if (publish) {
        publishAt = now + plan.publishMillis();
      }
      evaluate(publish);
      isNew |= !publish;
    }
  }

  @Override
  public void processElement(StreamRecord<DeskUpdate> element) {
    DeskUpdate update = element.getValue();
    desk(update.asset).apply(update);
    isNew = true;
  }

  @Override
  public void endInput() {
    evaluate(true);
  }

  private void evaluate(boolean publish) {
    long now = MicroClock.now();
    for (Map.Entry<Integer, AssetDesk> entry : desks.entrySet()) {
      entry.getValue().evaluate();
      watch(entry.getKey(), entry.getValue(), now);
      if (publish) {
        publish(entry.getKey(), entry.getValue(), now);
      }
    }
  }

  private void watch(int asset, AssetDesk desk, long now) {
    for (int i = 0; i < states.length; i++) {
      DeskBand band = plan.bands().get(i);
      if (band.asset() != asset) {
        continue;
      }
      int at = band.node() * NodeLines.TOTAL_CELLS;
      BigDecimal use = NodeLines.decimal(band.figure(), desk.totals(), at, digits.of(asset));
      BigDecimal counted =
          band.figure() == LineFigure.NET_NOTIONAL ? use.abs() : use.max(BigDecimal.ZERO);
      int unknown = desk.unknown(band.node());
      BudgetState next = band.limits().next(states[i], counted, unknown == 0);
      if (next != states[i]) {
        states[i] = next;
        output.collect(
            changes,
            new StreamRecord<>(
                new BandChange(i, band.node(), next, counted, unknown, desk.sourceMicros, now)));
      }
    }
  }

  private void publish(int asset, AssetDesk desk, long now) {
    for (int node = 0; node < plan.nodes(); node++) {
      NodeFigures sum =
          NodeLines.figures(desk.totals(), node * NodeLines.TOTAL_CELLS, digits.of(asset));
      output.collect(
          new StreamRecord<>(
              new DeskTotal(
                  asset,
                  node,
                  sum.positions(),
                  desk.unknown(node),
                  sum.isolatedMargin(),
                  sum.equity(),
                  sum.requirement(),
                  sum.grossNotional(),
                  sum.netNotional(),
                  sum.stillToLose(),
                  sum.stopped(),
                  desk.taken,
                  desk.sourceMicros,
                  now)));
    }
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    for (Map.Entry<Integer, AssetDesk> entry : desks.entrySet()) {
      setCurrentKey(entry.getKey());
      AssetDesk desk = entry.getValue();
      headState.update(new DeskHead(desk.taken, desk.sourceMicros));
      for (int book = 0; book < desk.books(); book++) {
        if (desk.takeChanged(book)) {
          bookState.put(book, desk.kept(book));
        }
      }
      for (int i = 0; i < states.length; i++) {
        if (states[i] != null && plan.bands().get(i).asset() == entry.getKey()) {
          bandState.put(i, states[i].ordinal());
        }
      }
    }
    super.snapshotState(context);
  }
}
