package io.ringfence.streaming.live;

import io.ringfence.contracts.wire.LiveAlertRow;
import io.ringfence.contracts.wire.LiveClockRow;
import io.ringfence.domain.quantity.NodePath;
import io.ringfence.streaming.live.KnownMark.Condition;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Looks by the wall clock whether the marks of what is held are there and young enough. A mark that
 * is not is a state with an alert of its own to every desk that holds the instrument; positions are
 * valued on at it, and the books hear how many of theirs are.
 */
final class StaleMarks {
  private final LiveInstruments instruments;
  private final LiveTerms terms;
  private final MarkBoard marks;
  private final PositionDirectory positions;
  private final BookNumbers books;

  /** What was last said of each settlement asset and book; what is not there must be said. */
  private final Map<List<Integer>, Integer> told = new HashMap<>();

  StaleMarks(LiveInstruments instruments, LiveTerms terms, IntakeBooks known) {
    this.instruments = instruments;
    this.terms = terms;
    this.marks = known.marks();
    this.positions = known.positions();
    this.books = known.books();
  }

  /** Looks at an instant of the wall clock. */
  void look(long nowMicros, Consumer<LiveAlertRow> alerts, Consumer<NodeFact> facts) {
    Map<List<Integer>, Integer> stale = new HashMap<>();
    positions
        .open()
        .forEach(
            (instrument, held) -> {
              if (marks.of(instrument).isAhead(nowMicros)) {
                marks.change(instrument, mark -> mark.seenAt(nowMicros));
              }
              Condition condition = condition(instrument, nowMicros);
              if (condition != marks.of(instrument).condition()) {
                say(instrument, condition, nowMicros, alerts);
              }
              if (condition == Condition.STALE) {
                int asset = instruments.asset(instrument);
                held.forEach(
                    (book, count) -> stale.merge(List.of(asset, book), count, Integer::sum));
              }
            });
    tell(stale, facts);
  }

  private Condition condition(int instrument, long nowMicros) {
    KnownMark mark = marks.of(instrument);
    boolean isThere = mark.tick() > 0;
    long due = (isThere ? terms.staleBy().since(mark) : mark.heldMicros()) + limit(instrument);
    boolean isGood = mark.condition() == Condition.UNSAID || mark.condition() == Condition.FRESH;
    if (nowMicros < due) {
      return isGood || !isThere ? mark.condition() : Condition.FRESH;
    }
    return isThere ? Condition.STALE : Condition.MISSING;
  }

  private long limit(int instrument) {
    return TimeUnit.NANOSECONDS.toMicros(
        terms.staleAfter().of(instruments.rules(instrument).instrument()).toNanos());
  }

  private void say(
      int instrument, Condition condition, long nowMicros, Consumer<LiveAlertRow> alerts) {
    marks.change(instrument, mark -> mark.said(condition));
    KnownMark mark = marks.of(instrument);
    Map<String, Long> desks = new TreeMap<>();
    positions
        .open()
        .getOrDefault(instrument, Map.of())
        .forEach((book, count) -> desks.merge(desk(book), (long) count, Long::sum));
    int digits = instruments.terms(instrument).scales().price();
    BigDecimal price = mark.tick() == 0 ? null : BigDecimal.valueOf(mark.tick(), digits);
    desks.forEach(
        (desk, count) ->
            alerts.accept(
                new LiveAlertRow(
                    nowMicros,
                    "MARK",
                    null,
                    desk,
                    null,
                    instruments.name(instrument),
                    null,
                    null,
                    price,
                    condition.name(),
                    null,
                    condition == Condition.FRESH ? 0 : count,
                    LiveClockRow.at(nowMicros))));
  }

  private String desk(int book) {
    return NodePath.parse(books.path(book))
        .flatMap(NodePath::deskName)
        .map(name -> NodePath.desk(name).toString())
        .orElseThrow();
  }

  private void tell(Map<List<Integer>, Integer> stale, Consumer<NodeFact> facts) {
    TreeSet<Integer> assets = new TreeSet<>();
    positions.open().keySet().forEach(instrument -> assets.add(instruments.asset(instrument)));
    List<List<Integer>> looked = new ArrayList<>(told.keySet());
    for (int asset : assets) {
      for (int book = 0; book < books.count(); book++) {
        looked.add(List.of(asset, book));
      }
    }
    for (List<Integer> place : looked) {
      int count = stale.getOrDefault(place, 0);
      Integer before = told.put(place, count);
      if (before == null || before != count) {
        facts.accept(NodeFact.stale(place.get(0), place.get(1), count));
      }
    }
  }
}
