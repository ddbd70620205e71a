package io.ringfence.reporting.report;

import io.ringfence.domain.quantity.NodePath;
import io.ringfence.domain.reallocation.Aims.Stance;
import io.ringfence.domain.reallocation.PoolPosition;
import io.ringfence.domain.reallocation.Source;
import io.ringfence.domain.reallocation.Suggestion;
import io.ringfence.domain.reallocation.Suggestion.Move;
import io.ringfence.reporting.mandate.Conduct;
import io.ringfence.reporting.mandate.Mandate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which sections of the mandate a proposal follows. What no section speaks of is as the build has
 * it and not named.
 *
 * @param mandate the mandate in force
 */
record MandateWords(Mandate mandate) {
  /** A sentence with a blank before it; nothing where no section says anything of it. */
  String of(Suggestion suggestion) {
    PoolPosition position = suggestion.recipient();
    NodePath node = position.facts().node();
    List<String> parts = new ArrayList<>();
    add(parts, "policies", mandate.ofConduct(node, Conduct::policies));
    add(parts, "costs", mandate.ofConduct(node, Conduct::costs));
    if (suggestion.stance() == Stance.HARVEST) {
      add(parts, "harvest", mandate.ofConduct(node, Conduct::harvestDistance));
    }
    if (suggestion.stance() == Stance.PRESS) {
      add(parts, "press", mandate.ofConduct(node, Conduct::press));
    }
    if (suggestion instanceof Move move && move.source() instanceof Source.Transfer) {
      add(parts, "ways", mandate.waysOf(NodePath.desk(position.facts().desk())));
    }
    return parts.isEmpty() ? "" : " By the mandate: %s.".formatted(String.join(", ", parts));
  }

  private static <T> void add(List<String> parts, String what, Optional<Mandate.Said<T>> said) {
    said.ifPresent(one -> parts.add("%s of %s".formatted(what, one.of())));
  }
}
