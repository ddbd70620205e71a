package io.ringfence.streaming.live;

import static java.util.Objects.requireNonNullElse;
import static java.util.Objects.requireNonNullElseGet;

import io.ringfence.contracts.wire.BudgetRow;
import io.ringfence.domain.budget.DayCut;
import io.ringfence.domain.quantity.NodePath;
import io.ringfence.streaming.desk.BudgetRows;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;

/** What the nodes of one settlement asset have realised since their day began, in keyed state. */
final class NodeLosses {
  /** What was realised has been kept from the first event on. */
  private static final long FROM_THE_FIRST = Long.MIN_VALUE;

  private final MapState<String, DayRealised> days;
  private final MapState<String, BudgetRow> cuts;
  private final ValueState<Long> keptSince;

  NodeLosses(RuntimeContext context) {
    days =
        context.getMapState(
            new MapStateDescriptor<>(
                "realised", Types.STRING, TypeInformation.of(DayRealised.class)));
    cuts =
        context.getMapState(
            new MapStateDescriptor<>(
                "day-cuts", Types.STRING, TypeInformation.of(BudgetRow.class)));
    keptSince = context.getState(new ValueStateDescriptor<>("realised-since", Types.LONG));
  }

  /** Whether nothing is kept yet. */
  boolean areNew() throws Exception {
    return keptSince.value() == null;
  }

  /**
   * Begins to keep what is realised.
   *
   * @param isNew whether nothing is known of the settlement asset; else an earlier release knew it,
   *     which did not keep what was realised
   * @param at time of the newest mark
   */
  void begin(boolean isNew, Instant at) throws Exception {
    keptSince.update(isNew ? FROM_THE_FIRST : at.toEpochMilli());
  }

  /**
   * A book has realised an amount: so have all nodes above it.
   *
   * @param unknown closes and reductions of which nobody said what they realised
   */
  void take(NodePath book, BigDecimal amount, int unknown, Instant at) throws Exception {
    for (NodePath node : book.upwards()) {
      LocalDate day = cut(node).dayOf(at);
      DayRealised before =
          requireNonNullElseGet(days.get(node.toString()), () -> DayRealised.none(day));
      days.put(node.toString(), before.plus(new DayRealised(day.toString(), amount, unknown)));
    }
  }

  /** A budget that says when the day of its node ends: what the day has realised counts on. */
  void take(BudgetRow row, Instant at) throws Exception {
    NodePath node = NodePath.parse(row.node()).orElseThrow();
    DayCut cut = BudgetRows.dayCut(row).orElse(cut(node));
    if (!cut.equals(cut(node))) {
      DayRealised before = day(node, at);
      cuts.put(row.node(), row);
      days.put(row.node(), before.named(cut.dayOf(at)));
    }
  }

  /** What a node has realised on the day of an instant, as far as it was kept. */
  DayRealised day(NodePath node, Instant at) throws Exception {
    LocalDate today = cut(node).dayOf(at);
    return requireNonNullElseGet(days.get(node.toString()), () -> DayRealised.none(today))
        .on(today);
  }

  /** Whether all of that day was kept. */
  boolean areKnown(NodePath node, Instant at) throws Exception {
    long since = requireNonNullElse(keptSince.value(), FROM_THE_FIRST);
    DayCut cut = cut(node);
    return since == FROM_THE_FIRST
        || cut.dayOf(Instant.ofEpochMilli(since)).isBefore(cut.dayOf(at));
  }

  private DayCut cut(NodePath node) throws Exception {
    BudgetRow row = cuts.get(node.toString());
    return row == null ? DayCut.UTC_MIDNIGHT : BudgetRows.dayCut(row).orElse(DayCut.UTC_MIDNIGHT);
  }
}
