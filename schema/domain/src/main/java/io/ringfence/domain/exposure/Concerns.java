package io.ringfence.domain.exposure;

import io.ringfence.domain.margin.MarginRules;
import io.ringfence.domain.position.PositionEvent.MarkUpdate;
import io.ringfence.domain.quantity.NodePath;
import io.ringfence.domain.quantity.PositionKey;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;

/**
 * Whom a mark concerns, and what all of them contribute, under the rules in force: the index of a
 * book, kept in step with its positions before it is asked.
 */
final class Concerns {
  private final AlertLevels levels;
  private final KnownPositions positions;
  private final BookWork.Count work = new BookWork.Count();
  private PositionIndex index;

  Concerns(MarginRules rules, AlertLevels levels, KnownPositions positions) {
    this.levels = levels;
    this.positions = positions;
    this.index = new PositionIndex(rules, levels, work);
  }

  /** Other rules are in force, at the mark in force; every position is going to change. */
  void under(MarginRules rules, Optional<MarkUpdate> mark) {
    index = new PositionIndex(rules, levels, work);
    mark.ifPresent(this::standAt);
  }

  /** A mark is in force at which positions have been looked at. */
  void standAt(MarkUpdate mark) {
    index.standAt(mark.price());
  }

  /** Open positions that must be looked at because of a mark, in the order of keys. */
  SortedSet<PositionKey> by(MarkUpdate mark) {
    SortedSet<PositionKey> concerned = followed().moveTo(mark.price());
    for (PositionKey key : positions.takeUnseen()) {
      work.slowLooks(concerned.add(key) ? 1 : 0);
    }
    return concerned;
  }

  /** What the open positions contribute to each node they belong to. */
  Map<NodePath, NodeContribution> contributions() {
    return followed().contributions();
  }

  /** How many positions every mark visits. */
  int loose() {
    return followed().loose();
  }

  /** What marks have cost so far. */
  BookWork work() {
    return work.soFar();
  }

  private PositionIndex followed() {
    index.follow(positions.takeMoved());
    return index;
  }
}
