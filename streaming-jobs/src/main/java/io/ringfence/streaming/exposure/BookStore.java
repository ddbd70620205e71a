package io.ringfence.streaming.exposure;

import io.ringfence.domain.engine.LiquidationMode;
import io.ringfence.domain.exposure.AlertLevels;
import io.ringfence.domain.exposure.AppliedRow;
import io.ringfence.domain.exposure.InstrumentBook;
import io.ringfence.domain.margin.MarginRules;
import io.ringfence.domain.position.PositionEvent.MarkUpdate;
import io.ringfence.domain.position.PositionState;
import io.ringfence.domain.quantity.InstrumentId;
import io.ringfence.streaming.instant.StateVersion;
import java.util.List;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;

/**
 * A book in keyed state: what changed is written through after every instant, and a book is rebuilt
 * from it after a restart. Nothing is ever cleared: a position that ended is remembered so that
 * rows about it are refused, and applied rows so that their repetition is recognised.
 */
final class BookStore {
  private final LiquidationMode liquidations;
  private final MapState<String, StoredPosition> positions;
  private final ListState<StoredRow> rows;
  private final ValueState<StoredMark> mark;
  private final ValueState<Long> ruledAt;
  private final StateVersion version;

  BookStore(RuntimeContext context, LiquidationMode liquidations) {
    this.liquidations = liquidations;
    positions =
        context.getMapState(
            new MapStateDescriptor<>(
                "positions", Types.STRING, TypeInformation.of(StoredPosition.class)));
    rows =
        context.getListState(
            new ListStateDescriptor<>("applied-rows", TypeInformation.of(StoredRow.class)));
    mark =
        context.getState(new ValueStateDescriptor<>("mark", TypeInformation.of(StoredMark.class)));
    ruledAt = context.getState(new ValueStateDescriptor<>("ruled-at", Types.LONG));
    version = new StateVersion(context);
  }

  /**
   * The book of the key at hand, as it was last saved; an empty one for a new key, under the rules
   * in force at its first instant, epoch microseconds.
   */
  InstrumentBook load(InstrumentId instrument, Rules rules, AlertLevels levels, long atMicros)
      throws Exception {
    version.admit(instrument);
    if (ruledAt.value() == null) {
      ruledFrom(atMicros);
    }
    MarginRules ruling = rules.of(instrument, ruledSince());
    InstrumentBook book = new InstrumentBook(ruling, levels, liquidations);
    for (StoredPosition position : positions.values()) {
      book.restorePosition(position.restored(ruling));
    }
    for (StoredRow row : rows.get()) {
      book.restoreRow(row.restored(instrument));
    }
    StoredMark inForce = mark.value();
    if (inForce != null) {
      book.restoreMark(inForce.restored(instrument));
    }
    return book;
  }

  /** Whether there was a book of the key at hand. */
  boolean isKnown() throws Exception {
    return ruledAt.value() != null;
  }

  /** The instant whose rules the book is under, epoch microseconds; set by {@link #load}. */
  long ruledSince() throws Exception {
    return ruledAt.value();
  }

  /** The book is under the rules in force at an instant, epoch microseconds. */
  void ruledFrom(long atMicros) throws Exception {
    ruledAt.update(atMicros);
  }

  /** Writes through what has changed since the last call; the positions that have. */
  List<PositionState> save(InstrumentBook book) throws Exception {
    List<PositionState> changed = book.takeChanged();
    for (PositionState state : changed) {
      positions.put(state.key().toString(), StoredPosition.of(state));
    }
    for (AppliedRow row : book.takeAppliedRows()) {
      rows.add(StoredRow.of(row));
    }
    if (book.mark().isPresent()) {
      saveMark(book.mark().get());
    }
    return changed;
  }

  private void saveMark(MarkUpdate inForce) throws Exception {
    StoredMark before = mark.value();
    StoredMark now = StoredMark.of(inForce);
    if (!now.equals(before)) {
      mark.update(now);
    }
  }
}
