package io.ringfence.streaming.live;

import io.ringfence.contracts.wire.LiveAlertRow;
import io.ringfence.contracts.wire.LiveClockRow;
import io.ringfence.domain.engine.ContractTerms;
import io.ringfence.domain.engine.LevelTerms;
import io.ringfence.streaming.clock.WallClock;
import io.ringfence.streaming.instant.StateSchema;
import io.ringfence.streaming.instant.VersionedState;
import io.ringfence.streaming.tick.TickAlert;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Puts the names of positions on alerts, keyed by instrument. Names come another way than alerts:
 * one that is early waits for its name.
 */
final class AlertNames
    extends KeyedCoProcessFunction<Integer, TickAlert, PositionName, LiveAlertRow>
    implements VersionedState {
  private final LiveInstruments instruments;
  private final WallClock clock;

  // Set by open, before any alert.
  private transient MapState<Long, PositionName> names;
  private transient MapState<Long, List<TickAlert>> early;

  AlertNames(LiveInstruments instruments, WallClock clock) {
    this.instruments = instruments;
    this.clock = clock;
  }

  @Override
  public StateSchema schema() {
    return new StateSchema("alert-names", 1);
  }

  @Override
  public void open(OpenContext context) {
    names =
        getRuntimeContext()
            .getMapState(
                new MapStateDescriptor<>(
                    "names", Types.LONG, TypeInformation.of(PositionName.class)));
    early =
        getRuntimeContext()
            .getMapState(
                new MapStateDescriptor<>(
                    "early", Types.LONG, Types.LIST(TypeInformation.of(TickAlert.class))));
  }

  @Override
  public void processElement1(TickAlert alert, Context context, Collector<LiveAlertRow> out)
      throws Exception {
    PositionName name = names.get(alert.position());
    if (name == null) {
      List<TickAlert> waiting = early.get(alert.position());
      List<TickAlert> all = waiting == null ? new ArrayList<>() : new ArrayList<>(waiting);
      all.add(alert);
      early.put(alert.position(), all);
    } else {
      out.collect(row(alert, name));
    }
  }

  @Override
  public void processElement2(PositionName name, Context context, Collector<LiveAlertRow> out)
      throws Exception {
    names.put(name.position(), name);
    List<TickAlert> waiting = early.get(name.position());
    if (waiting != null) {
      early.remove(name.position());
      waiting.forEach(alert -> out.collect(row(alert, name)));
    }
  }

  private LiveAlertRow row(TickAlert alert, PositionName name) {
    ContractTerms terms = instruments.terms(alert.instrument());
    BigDecimal price =
        alert.tick() == 0 ? null : BigDecimal.valueOf(alert.tick(), terms.scales().price());
    // What an event set off before its book has seen a mark since the last restart has no time.
    long at = alert.sourceMicros() == 0 ? alert.receivedMicros() : alert.sourceMicros();
    return new LiveAlertRow(
        at,
        kind(alert, terms.levels()),
        level(alert, terms.levels()),
        name.node(),
        name.key(),
        instruments.name(alert.instrument()),
        null,
        null,
        price,
        null,
        null,
        null,
        new LiveClockRow(alert.receivedMicros(), alert.detectedMicros(), clock.micros()));
  }

  private static String kind(TickAlert alert, LevelTerms levels) {
    return switch (alert.kind()) {
      case LEVEL -> alert.level() < levels.distances().size() ? "DISTANCE" : "MARGIN_RATIO";
      case LIQUIDATION -> "PRESUMED_LIQUIDATION";
      case STOP -> "STOP";
    };
  }

  private static @Nullable BigDecimal level(TickAlert alert, LevelTerms levels) {
    int distances = levels.distances().size();
    return switch (alert.kind()) {
      case LEVEL ->
          alert.level() < distances
              ? levels.distances().get(alert.level())
              : levels.ratios().get(alert.level() - distances);
      case LIQUIDATION, STOP -> null;
    };
  }
}
