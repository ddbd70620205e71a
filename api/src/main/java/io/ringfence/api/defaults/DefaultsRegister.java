package io.ringfence.api.defaults;

import io.ringfence.api.proposal.Payload;
import io.ringfence.api.proposal.ProposalKind;
import io.ringfence.api.proposal.Wish;
import io.ringfence.domain.access.DeskScope;
import io.ringfence.domain.proposal.ProposalState;
import io.ringfence.domain.proposal.ProposalStep;
import io.ringfence.domain.quantity.NodePath;
import io.ringfence.reporting.evidence.ProposalLedger;
import io.ringfence.reporting.evidence.ProposalLedger.Held;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Which defaults are in force: of each node the last that were agreed to, out of the ledger. */
@Component
final class DefaultsRegister {
  private static final Set<ProposalState> AGREED =
      EnumSet.of(ProposalState.APPROVED, ProposalState.CLEARED);

  private final ProposalLedger ledger;
  private final InstantSource clock;

  DefaultsRegister(ProposalLedger ledger, InstantSource clock) {
    this.ledger = ledger;
    this.clock = clock;
  }

  /**
   * Defaults of a node.
   *
   * @param defaults what they are
   * @param proposal name of the proposal they come from
   * @param steps how they came to be
   */
  record InForce(Defaults defaults, String proposal, List<ProposalStep> steps) {
    Instant since() {
      return steps.getLast().at();
    }
  }

  /** Those of the desks in scope, and the firm's, which everybody follows who has none; by node. */
  List<InForce> all(DeskScope scope) {
    Map<NodePath, InForce> found = new TreeMap<>();
    agreed().forEach(it -> found.put(it.defaults().node(), it));
    return found.values().stream().filter(it -> isSeen(it.defaults().node(), scope)).toList();
  }

  /** Those of one node alone. */
  Defaults of(NodePath node) {
    return all(DeskScope.ALL).stream()
        .map(InForce::defaults)
        .filter(it -> it.node().equals(node))
        .findFirst()
        .orElseGet(() -> Defaults.none(node));
  }

  private static boolean isSeen(NodePath node, DeskScope scope) {
    return node.equals(NodePath.FIRM) || scope.covers(node);
  }

  /** Whatever was agreed to, in the order in which it was. */
  private List<InForce> agreed() {
    List<InForce> agreed = new ArrayList<>();
    try {
      for (Held held : ledger.all(DeskScope.ALL)) {
        if (held.about().kind().equals(ProposalKind.DEFAULTS.code())
            && AGREED.contains(held.proposal().stateAt(clock.instant()))) {
          Payload payload = Payload.of(ledger.payload(held));
          agreed.add(
              new InForce(
                  Defaults.of(Wish.of(payload.request(), Defaults.FIELDS)),
                  held.id(),
                  held.proposal().steps()));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the ledger of proposals cannot be read", e);
    }
    agreed.sort(Comparator.comparing(InForce::since));
    return agreed;
  }
}
