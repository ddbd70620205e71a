package io.ringfence.streaming.exposure;

import io.ringfence.contracts.wire.AlertRow;
import io.ringfence.contracts.wire.ClockRow;
import io.ringfence.contracts.wire.MarkConditionRow;
import io.ringfence.domain.mark.MarkNews;
import io.ringfence.domain.position.PositionState;
import io.ringfence.domain.quantity.InstrumentId;
import io.ringfence.domain.quantity.NodePath;
import io.ringfence.streaming.intake.Instants;
import java.time.Instant;
import java.util.Collection;
import java.util.TreeSet;

/**
 * Rows about the mark of an instrument.
 *
 * @param instrument the instrument
 * @param news what its mark has entered
 */
record MarkRows(InstrumentId instrument, MarkNews news) {
  MarkConditionRow condition(int openPositions) {
    Instant markAt = news.markAt();
    return new MarkConditionRow(
        Instants.micros(news.at()),
        instrument.venue(),
        instrument.symbol(),
        news.condition().name(),
        news.price(),
        markAt == null ? null : Long.valueOf(Instants.micros(markAt)),
        news.trusted(),
        openPositions);
  }

  /** The message to a desk. */
  AlertRow alert(NodePath desk, ClockRow clock) {
    return new AlertRow(
        Instants.micros(news.at()),
        "MARK",
        null,
        desk.toString(),
        null,
        null,
        news.price(),
        null,
        null,
        null,
        news.condition().name(),
        null,
        null,
        null,
        null,
        instrument.toString(),
        AlertRow.UNNAMED,
        clock);
  }

  /** The desks that hold some positions, in order. */
  static Collection<NodePath> desks(Collection<PositionState> positions) {
    TreeSet<NodePath> desks = new TreeSet<>();
    positions.forEach(position -> desks.add(NodePath.desk(position.facts().desk())));
    return desks;
  }
}
