package io.ringfence.streaming.exposure;

import io.ringfence.contracts.wire.InputEvent;
import io.ringfence.contracts.wire.MarkRow;
import io.ringfence.domain.budget.NodeCircumstances;
import io.ringfence.domain.budget.Realised;
import io.ringfence.domain.budget.RiskSlice;
import io.ringfence.domain.exposure.AlertLevels;
import io.ringfence.domain.exposure.BookWork;
import io.ringfence.domain.exposure.InstrumentBook;
import io.ringfence.domain.exposure.NodeContribution;
import io.ringfence.domain.margin.MarginRules;
import io.ringfence.domain.mark.MarkNews;
import io.ringfence.domain.mark.MarkQuality;
import io.ringfence.domain.mark.MarkWatch;
import io.ringfence.domain.position.PositionState;
import io.ringfence.domain.quantity.NodePath;
import io.ringfence.domain.quantity.PositionKey;
import io.ringfence.domain.stress.GapLosses;
import io.ringfence.domain.stress.GapTable;
import io.ringfence.streaming.intake.Instants;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * A book in memory, the watch over its marks, and what it last told the risk nodes. Rebuilt from
 * keyed state after a restart: what a book contributes follows from its state, so it need not be
 * kept.
 */
final class LiveBook {
  /**
   * News for one node.
   *
   * @param contribution what the instrument contributes from now on
   * @param realised what it realised at the instant
   * @param circumstances what happened there
   */
  record News(NodeContribution contribution, Realised realised, NodeCircumstances circumstances) {}

  /**
   * News of an instant.
   *
   * @param nodes for nodes
   * @param parts for the parts of nodes that scoped budgets are measured on
   */
  record AllNews(Map<NodePath, News> nodes, Map<SliceSums.Part, News> parts) {}

  private final InstrumentBook book;
  private final MarkWatch watch;
  private final GapTable gaps;
  private SliceSums slices;
  private final PositionStages stages;
  private final Map<PositionKey, PositionState> open = new HashMap<>();
  private long changesAt = Long.MAX_VALUE;
  private Map<NodePath, NodeContribution> told;
  private BookWork counted = BookWork.NONE;
  private Map<SliceSums.Part, NodeContribution> toldParts;
  private MarkQuality toldQuality;

  LiveBook(
      InstrumentBook book,
      MarkWatch watch,
      List<RiskSlice> slices,
      AlertLevels levels,
      GapTable gaps) {
    this.book = book;
    this.watch = watch;
    this.gaps = gaps;
    this.slices = new SliceSums(slices, book.rules().settlementAsset());
    this.stages = new PositionStages(levels, book, isValued());
    this.told = contributions();
    this.toldParts = this.slices.of(book);
    this.toldQuality = watch.quality();
    book.openPositions().forEach(position -> open.put(position.key(), position));
  }

  /** Adds the book up for further parts of nodes: they hear of it with the next news. */
  void name(List<RiskSlice> others) {
    if (!others.isEmpty()) {
      slices = slices.and(others);
    }
  }

  /** The rules in force. */
  MarginRules rules() {
    return book.rules();
  }

  /** The watch over the marks. */
  MarkWatch watch() {
    return watch;
  }

  /** Whether other rules are in force at an instant, epoch microseconds. */
  boolean isChangedBy(long atMicros) {
    return atMicros >= changesAt;
  }

  /** The rules in force hold until an instant, epoch microseconds; empty: to the end. */
  void holdUntil(OptionalLong nextChange) {
    changesAt = nextChange.orElse(Long.MAX_VALUE);
  }

  InstrumentBook book() {
    return book;
  }

  /** What marks have cost since the last call. */
  BookWork takeWork() {
    BookWork soFar = book.work();
    BookWork done = soFar.since(counted);
    counted = soFar;
    return done;
  }

  /** Takes notice of an event that was applied; what its mark has entered. */
  List<MarkNews> see(InputEvent event) {
    MarkRow mark = event.mark();
    return mark == null ? List.of() : watch.see(mark.price(), Instants.instant(event.atMicros()));
  }

  /** Looks at the mark when all events of an instant are applied; what it has entered. */
  List<MarkNews> lookAtMark(long atMicros) {
    watch.hold(book.hasOpenPositions(), Instants.instant(atMicros));
    return watch.look(Instants.instant(atMicros));
  }

  /** Stages entered by an instant in which these positions have changed. */
  List<PositionStages.Transition> stagesAfter(List<PositionState> changed) {
    return stages.after(changed, book, isValued());
  }

  /** Whether there is a mark to rely on. */
  private boolean isValued() {
    return book.mark().isPresent() && !watch.quality().stale();
  }

  /** Takes notice of positions that have changed in an instant. */
  Moves move(List<PositionState> changed, InstantNotes notes) {
    List<Moves.Move> moves = new ArrayList<>();
    for (PositionState after : changed) {
      PositionState before =
          after.isOpen() ? open.put(after.key(), after) : open.remove(after.key());
      moves.add(new Moves.Move(before, after, notes.traded().contains(after.key())));
    }
    return new Moves(moves);
  }

  /**
   * News for nodes and their parts since the last call, in their order: of those whose contribution
   * has changed, fallen away or realised something, and of all where the mark is to be trusted
   * otherwise.
   */
  AllNews takeNews(InstantNotes notes, Moves moves) {
    boolean all = !watch.quality().equals(toldQuality);
    toldQuality = watch.quality();
    Map<NodePath, NodeContribution> now = contributions();
    Map<SliceSums.Part, NodeContribution> parts = slices.of(book);
    Map<NodePath, NodeCircumstances> happened = moves.circumstances();
    var happenedInParts = slices.circumstances(moves);
    AllNews news =
        new AllNews(
            news(
                told,
                now,
                notes.realised(),
                node -> happened.getOrDefault(node, NodeCircumstances.MARKET),
                all),
            news(
                toldParts,
                parts,
                slices.realised(notes),
                part -> happenedInParts.getOrDefault(part.slice(), NodeCircumstances.MARKET),
                all));
    told = now;
    toldParts = parts;
    return news;
  }

  /** What nodes are told: where it is known how far marks gap, with what that would lose. */
  private Map<NodePath, NodeContribution> contributions() {
    Map<NodePath, NodeContribution> all = book.contributions();
    Map<NodePath, BigDecimal> losses = GapLosses.of(book, gaps);
    if (losses.isEmpty()) {
      return all;
    }
    Map<NodePath, NodeContribution> known = new TreeMap<>(all);
    known.replaceAll((node, one) -> one.withGapLoss(losses.get(node)));
    return known;
  }

  private static <K> Map<K, News> news(
      Map<K, NodeContribution> before,
      Map<K, NodeContribution> now,
      Map<K, Realised> realised,
      Function<K, NodeCircumstances> happened,
      boolean all) {
    TreeSet<K> keys = new TreeSet<>(before.keySet());
    keys.addAll(now.keySet());
    keys.addAll(realised.keySet());
    Map<K, News> news = new TreeMap<>();
    for (K key : keys) {
      NodeContribution contribution = now.getOrDefault(key, NodeContribution.EMPTY);
      Realised gained = realised.getOrDefault(key, Realised.NOTHING);
      if (all || !contribution.equals(before.get(key)) || !gained.isNothing()) {
        news.put(key, new News(contribution, gained, happened.apply(key)));
      }
    }
    return news;
  }
}
