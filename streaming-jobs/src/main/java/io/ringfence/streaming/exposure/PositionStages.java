package io.ringfence.streaming.exposure;

import io.ringfence.domain.exposure.AlertLevels;
import io.ringfence.domain.exposure.InstrumentBook;
import io.ringfence.domain.exposure.PositionStage;
import io.ringfence.domain.position.PositionState;
import io.ringfence.domain.quantity.PositionKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * In which stage each open position was last seen. Rebuilt after a restart: a stage follows from
 * the position and from whether there is a mark to rely on.
 */
final class PositionStages {
  private final AlertLevels levels;
  private final Map<PositionKey, Seen> seen = new HashMap<>();
  private boolean valued;

  private record Seen(int episode, PositionStage stage) {}

  /**
   * A position entered a stage.
   *
   * @param before absent: its episode began
   */
  record Transition(PositionState position, PositionStage now, @Nullable PositionStage before) {}

  PositionStages(AlertLevels levels, InstrumentBook book, boolean valued) {
    this.levels = levels;
    this.valued = valued;
    book.openPositions().forEach(position -> transit(position, new ArrayList<>()));
  }

  /** Takes notice of an instant; transitions in the order of keys. */
  List<Transition> after(List<PositionState> changed, InstrumentBook book, boolean nowValued) {
    Map<PositionKey, PositionState> judged = new TreeMap<>();
    if (nowValued != valued) {
      valued = nowValued;
      book.openPositions().forEach(position -> judged.put(position.key(), position));
    }
    changed.forEach(position -> judged.put(position.key(), position));
    List<Transition> transitions = new ArrayList<>();
    judged.values().forEach(position -> transit(position, transitions));
    return transitions;
  }

  private void transit(PositionState position, List<Transition> transitions) {
    PositionStage now = PositionStage.of(position, levels, valued);
    Seen last = seen.get(position.key());
    PositionStage before =
        last == null || last.episode() != position.episode() ? null : last.stage();
    if (now != before) {
      transitions.add(new Transition(position, now, before));
    }
    if (position.isOpen()) {
      seen.put(position.key(), new Seen(position.episode(), now));
    } else {
      seen.remove(position.key());
    }
  }
}
