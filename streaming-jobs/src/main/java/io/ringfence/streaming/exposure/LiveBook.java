package io.ringfence.streaming.exposure;

import io.ringfence.domain.budget.Realised;
import io.ringfence.domain.exposure.BookWork;
import io.ringfence.domain.exposure.InstrumentBook;
import io.ringfence.domain.exposure.NodeContribution;
import io.ringfence.domain.margin.MarginRules;
import io.ringfence.domain.quantity.NodePath;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A book in memory, and what it last told the risk nodes. Rebuilt from keyed state after a restart:
 * what a book contributes follows from its state, so it need not be kept.
 */
final class LiveBook {
  /**
   * News for one node.
   *
   * @param contribution what the instrument contributes from now on
   * @param realised what it realised at the instant
   */
  record News(NodeContribution contribution, Realised realised) {}

  private final InstrumentBook book;
  private long changesAt = Long.MAX_VALUE;
  private Map<NodePath, NodeContribution> told;
  private BookWork counted = BookWork.NONE;

  LiveBook(InstrumentBook book) {
    this.book = book;
    this.told = book.contributions();
  }

  /** The rules in force. */
  MarginRules rules() {
    return book.rules();
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

  /**
   * News for the nodes since the last call, in the order of nodes: of those whose contribution has
   * changed, fallen away or realised something.
   */
  Map<NodePath, News> takeNews(Map<NodePath, Realised> realised) {
    Map<NodePath, NodeContribution> now = book.contributions();
    TreeSet<NodePath> nodes = new TreeSet<>(told.keySet());
    nodes.addAll(now.keySet());
    nodes.addAll(realised.keySet());
    Map<NodePath, News> news = new TreeMap<>();
    for (NodePath node : nodes) {
      NodeContribution contribution = now.getOrDefault(node, NodeContribution.EMPTY);
      Realised gained = realised.getOrDefault(node, Realised.NOTHING);
      if (!contribution.equals(told.get(node)) || !gained.isNothing()) {
        news.put(node, new News(contribution, gained));
      }
    }
    told = now;
    return news;
  }
}
