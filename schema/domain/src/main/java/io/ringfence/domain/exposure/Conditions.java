package io.ringfence.domain.exposure;

import io.ringfence.domain.trigger.LinePosition;
import io.ringfence.domain.trigger.Piece;
import io.ringfence.domain.trigger.Thresholds;
import io.ringfence.domain.trigger.TickTrigger;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The conditions of a position by number: of each level that it is reached and that it has not been
 * left, then liquidation, bankruptcy, the stop, and the caps of the requirement's pieces.
 *
 * @param levels levels its holder is told of
 */
record Conditions(AlertLevels levels) {
  /** What crossing a condition means. */
  sealed interface Meaning {
    /** A level is reached. */
    record Reached(int level) implements Meaning {}

    /** A level has not been left. */
    record NotLeft(int level) implements Meaning {}

    /** The venue's rule liquidates. */
    record Liquidation() implements Meaning {}

    /** Equity is 0 or less. */
    record Bankruptcy() implements Meaning {}

    /** The mark has come to the stop. */
    record Stop() implements Meaning {}

    /** The value lies above a cap. */
    record Cap(int piece) implements Meaning {}
  }

  /** In the order of their numbers. */
  private static final List<Meaning> ALONE =
      List.of(new Meaning.Liquidation(), new Meaning.Bankruptcy(), new Meaning.Stop());

  /** What a condition means. */
  Meaning meaning(int condition) {
    int first = liquidation();
    if (condition < first) {
      int level = condition / 2;
      return condition % 2 == 0 ? new Meaning.Reached(level) : new Meaning.NotLeft(level);
    }
    return condition < cap(0) ? ALONE.get(condition - first) : new Meaning.Cap(condition - cap(0));
  }

  private int liquidation() {
    return 2 * levels.levels().size();
  }

  /** Number of the condition that equity is 0 or less. */
  int bankruptcy() {
    return liquidation() + 1;
  }

  /** Number of the condition that the mark has come to the stop. */
  int stop() {
    return liquidation() + 2;
  }

  /** Number of the condition that the value lies above the cap of a piece. */
  int cap(int piece) {
    return liquidation() + 3 + piece;
  }

  /** Whether all conditions of a position turn once. */
  boolean hold(LinePosition position) {
    return levels.levels().stream()
        .filter(level -> level.kind() == AlertLevels.Kind.MARGIN_RATIO)
        .map(levels::leave)
        .allMatch(position::turnsOnce);
  }

  /** Triggers that make a position be looked at. */
  List<TickTrigger> watched(Thresholds at) {
    List<TickTrigger> triggers = new ArrayList<>();
    List<AlertLevels.Level> all = levels.levels();
    for (int number = 0; number < all.size(); number++) {
      AlertLevels.Level level = all.get(number);
      trigger(at, 2 * number, level.kind(), level.value()).ifPresent(triggers::add);
      trigger(at, 2 * number + 1, level.kind(), levels.leave(level)).ifPresent(triggers::add);
    }
    at.liquidation(liquidation()).ifPresent(triggers::add);
    return triggers;
  }

  private static Optional<TickTrigger> trigger(
      Thresholds at, int condition, AlertLevels.Kind kind, BigDecimal value) {
    return switch (kind) {
      case DISTANCE -> at.distance(condition, value);
      case MARGIN_RATIO -> at.ratio(condition, value);
    };
  }

  /** Triggers of the caps of a requirement's pieces, ascending. */
  List<TickTrigger> caps(Thresholds at) {
    List<TickTrigger> triggers = new ArrayList<>();
    List<Piece> pieces = at.position().pieces();
    for (int number = 0; number < pieces.size() - 1; number++) {
      triggers.add(at.above(cap(number), pieces.get(number).cap().orElseThrow()));
    }
    return triggers;
  }
}
