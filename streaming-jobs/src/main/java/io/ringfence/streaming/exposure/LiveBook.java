package io.ringfence.streaming.exposure;

import io.ringfence.domain.budget.Realised;
import io.ringfence.domain.exposure.InstrumentBook;
import io.ringfence.domain.exposure.NodeContribution;
import io.ringfence.domain.margin.MarginRules;
import io.ringfence.domain.quantity.NodePath;
import java.util.Map;
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

  private final MarginRules rules;
  private final InstrumentBook book;
  private Map<NodePath, NodeContribution> told;

  LiveBook(MarginRules rules, InstrumentBook book) {
    this.rules = rules;
    this.book = book;
    this.told = book.contributions();
  }

  MarginRules rules() {
    return rules;
  }

  InstrumentBook book() {
    return book;
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
