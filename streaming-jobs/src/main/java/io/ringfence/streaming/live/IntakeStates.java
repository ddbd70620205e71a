package io.ringfence.streaming.live;

import io.ringfence.streaming.intake.TopicRow;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.state.KeyedStateStore;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;

/**
 * The intake in keyed state: positions in chunks, each under its number as the key, all else under
 * one key. A checkpoint costs what has changed.
 */
final class IntakeStates {
  /** Key of all that is not a chunk of positions. */
  static final int HEAD = -1;

  /** Name of the state that has an entry for every chunk. */
  static final String POSITIONS = "positions";

  private final ListState<KnownPosition> positions;
  private final MapState<Integer, KnownMark> marks;
  private final MapState<String, Long> read;
  private final MapState<String, String> budgets;
  private final ListState<String> books;
  private final ListState<TopicRow> waiting;

  IntakeStates(KeyedStateStore store) {
    positions =
        store.getListState(
            new ListStateDescriptor<>(POSITIONS, TypeInformation.of(KnownPosition.class)));
    marks =
        store.getMapState(
            new MapStateDescriptor<>("marks", Types.INT, TypeInformation.of(KnownMark.class)));
    read = store.getMapState(new MapStateDescriptor<>("read", Types.STRING, Types.LONG));
    budgets = store.getMapState(new MapStateDescriptor<>("budgets", Types.STRING, Types.STRING));
    books = store.getListState(new ListStateDescriptor<>("books", Types.STRING));
    waiting =
        store.getListState(
            new ListStateDescriptor<>("waiting", TypeInformation.of(TopicRow.class)));
  }

  /** Keeps the chunk whose key is set. */
  void keepChunk(List<KnownPosition> chunk) throws Exception {
    positions.update(chunk);
  }

  /** The chunk whose key is set. */
  Iterable<KnownPosition> chunk() throws Exception {
    return positions.get();
  }

  /** Keeps all but positions, with rows that wait for their turn. */
  void keepHead(IntakeBooks known, List<TopicRow> rows) throws Exception {
    BitSet changed = known.marks().takeChanged();
    for (int i = changed.nextSetBit(0); i >= 0; i = changed.nextSetBit(i + 1)) {
      marks.put(i, known.marks().of(i));
    }
    read.putAll(known.read());
    books.update(known.books().paths());
    budgets.putAll(known.budgets().contents());
    waiting.update(rows);
  }

  /** Gives back all but positions; the rows that wait for their turn. */
  List<TopicRow> restoreHead(IntakeBooks known) throws Exception {
    for (Map.Entry<Integer, KnownMark> entry : marks.entries()) {
      known.marks().restore(entry.getKey(), entry.getValue());
    }
    for (Map.Entry<String, Long> entry : read.entries()) {
      known.read().put(entry.getKey(), entry.getValue());
    }
    known.books().restore(books.get());
    for (Map.Entry<String, String> entry : budgets.entries()) {
      known.budgets().contents().put(entry.getKey(), entry.getValue());
    }
    List<TopicRow> rows = new ArrayList<>();
    waiting.get().forEach(rows::add);
    return rows;
  }
}
