package io.ringfence.streaming.desk;

import io.ringfence.contracts.wire.NodeContributionRow;
import io.ringfence.domain.budget.NodeBook;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.jspecify.annotations.Nullable;

/**
 * What the instruments of a node contribute, in keyed state: the last contribution of each, and,
 * while its mark is in doubt, the one before the doubt, which is what may halt the firm until the
 * mark is confirmed. Both are cleared when the instrument holds nothing at the node any more.
 */
final class HeldContributions {
  private final MapState<String, NodeContributionRow> last;
  private final MapState<String, NodeContributionRow> beforeDoubt;

  HeldContributions(RuntimeContext context) {
    last = map(context, "contributions");
    beforeDoubt = map(context, "contributions-before-doubt");
  }

  private static MapState<String, NodeContributionRow> map(RuntimeContext context, String name) {
    return context.getMapState(
        new MapStateDescriptor<>(
            name, Types.STRING, TypeInformation.of(NodeContributionRow.class)));
  }

  private static String key(NodeContributionRow row) {
    return row.settlementAsset() + "/" + Contributions.instrument(row);
  }

  /** Puts everything back into a book that holds nothing, in the order in which it came. */
  void restore(NodeBook book) throws Exception {
    for (NodeContributionRow row : last.values()) {
      NodeContributionRow before = beforeDoubt.get(key(row));
      if (before != null) {
        apply(before, book);
      }
      apply(row, book);
    }
  }

  private static void apply(NodeContributionRow row, NodeBook book) {
    book.apply(
        row.settlementAsset(),
        Contributions.instrument(row),
        Contributions.contribution(row),
        Contributions.quality(row));
  }

  /** Writes through contributions of an instant. */
  void save(List<NodeContributionRow> rows) throws Exception {
    for (NodeContributionRow row : rows) {
      String held = key(row);
      saveBeforeDoubt(held, last.get(held), row);
      if (Contributions.isEmpty(row)) {
        last.remove(held);
      } else {
        last.put(held, row);
      }
    }
  }

  private void saveBeforeDoubt(
      String held, @Nullable NodeContributionRow before, NodeContributionRow row) throws Exception {
    if (Contributions.isEmpty(row) || !isInDoubt(row)) {
      beforeDoubt.remove(held);
    } else if (before != null && !isInDoubt(before)) {
      beforeDoubt.put(held, before);
    }
  }

  private static boolean isInDoubt(NodeContributionRow row) {
    return Contributions.quality(row).unconfirmed();
  }

  /** Version 1 kept contributions by instrument alone. */
  void takeOverVersion1() throws Exception {
    Map<String, NodeContributionRow> earlier = new HashMap<>();
    for (Map.Entry<String, NodeContributionRow> entry : last.entries()) {
      if (!entry.getKey().equals(key(entry.getValue()))) {
        earlier.put(entry.getKey(), entry.getValue());
      }
    }
    for (Map.Entry<String, NodeContributionRow> entry : earlier.entrySet()) {
      last.remove(entry.getKey());
      last.put(key(entry.getValue()), entry.getValue());
    }
  }
}
