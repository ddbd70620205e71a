package io.ringfence.streaming.exposure;

import static java.util.Objects.requireNonNull;

import io.ringfence.contracts.wire.BudgetRow;
import io.ringfence.contracts.wire.InputEvent;
import io.ringfence.contracts.wire.InputKind;
import io.ringfence.domain.budget.BudgetScope;
import io.ringfence.domain.budget.RiskSlice;
import io.ringfence.domain.quantity.NodePath;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;

/**
 * The parts of nodes that the positions of the instrument at hand are added up for: those known
 * when the run began, and those a budget has named since, which are kept.
 */
final class NamedSlices {
  private final List<RiskSlice> ofStart;
  private final ListState<String> since;

  NamedSlices(RuntimeContext context, List<RiskSlice> ofStart) {
    this.ofStart = ofStart;
    since = context.getListState(new ListStateDescriptor<>("named-slices", Types.STRING));
  }

  /** Whether an event is about the instrument; else it names a part to it. */
  static boolean isOfInstrument(InputEvent event) {
    return event.kind() != InputKind.BUDGETS;
  }

  private static RiskSlice slice(BudgetRow budget) {
    return new RiskSlice(
        NodePath.parse(budget.node()).orElseThrow(),
        BudgetScope.parse(requireNonNull(budget.scope())).orElseThrow());
  }

  /** Keeps the parts that events of an instant name; those that are new. */
  List<RiskSlice> take(List<InputEvent> events) throws Exception {
    List<RiskSlice> others = new ArrayList<>();
    for (InputEvent event : events) {
      if (!isOfInstrument(event)) {
        RiskSlice slice = slice(requireNonNull(event.budget()));
        if (!all().contains(slice)) {
          since.add(slice.toString());
          others.add(slice);
        }
      }
    }
    return others;
  }

  /** All parts, in the order in which they were named. */
  List<RiskSlice> all() throws Exception {
    List<RiskSlice> all = new ArrayList<>(ofStart);
    for (String slice : since.get()) {
      all.add(RiskSlice.parse(slice).orElseThrow());
    }
    return all;
  }
}
