package io.ringfence.api.proposal;

import io.ringfence.api.error.ApiException;
import io.ringfence.api.security.DeskAccess;
import io.ringfence.api.security.Person;
import io.ringfence.api.security.Role;
import io.ringfence.domain.access.DeskScope;
import io.ringfence.domain.proposal.Proposal;
import io.ringfence.domain.proposal.ProposalStep;
import io.ringfence.domain.proposal.Refusal;
import io.ringfence.domain.quantity.NodePath;
import io.ringfence.reporting.evidence.HandOffs;
import io.ringfence.reporting.evidence.ProposalLedger.Held;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What one caller is shown of proposals.
 *
 * @param person who looks
 * @param access which desks
 * @param now when
 */
record ProposalView(Person person, DeskAccess access, Instant now) {
  /** What stays where a node is not the caller's to see. */
  private static final Set<String> NAMES =
      Set.of("node", "metric", "currency", "scope", "reached", "needsApproval");

  /** A proposal as it is. */
  ProposalAnswer of(
      Held held, Payload payload, Set<Role> checkers, HandOffs.@Nullable HandOff sent) {
    return of(held, held.proposal(), payload, new Deciding(checkers, sent));
  }

  /** Who may decide, and what came of it. */
  private record Deciding(Set<Role> checkers, HandOffs.@Nullable HandOff sent) {}

  /** The same as it was when it was made, for a request that is sent again. */
  ProposalAnswer asMade(Held held, Payload payload, Set<Role> checkers) {
    return of(held, held.proposal().asMade(), payload, new Deciding(checkers, null));
  }

  private ProposalAnswer of(Held held, Proposal proposal, Payload payload, Deciding deciding) {
    ProposalStep first = proposal.steps().getFirst();
    String why = mayNotApprove(proposal, deciding.checkers());
    return new ProposalAnswer(
        held.id(),
        held.about().kind(),
        held.about().node(),
        proposal.stateAt(now),
        ProposalAnswer.Done.of(first).text(),
        first instanceof ProposalStep.Proposed it ? it.decideBy() : null,
        proposal.payloadHash(),
        payload.run(),
        payload.asOf(),
        payload.request(),
        content(payload.content()),
        payload.facts().stream()
            .map(it -> ProposalAnswer.Based.of(it, access.scope().equals(DeskScope.ALL)))
            .toList(),
        proposal.steps().stream().map(ProposalAnswer.Done::of).toList(),
        deciding.checkers().stream().sorted().map(Role::claim).toList(),
        ProposalAnswer.Sent.of(deciding.sent()),
        why == null,
        why,
        mayWithdraw(proposal));
  }

  /** The rules that do not depend on when the caller logged in; null: they may. */
  private @Nullable String mayNotApprove(Proposal proposal, Set<Role> checkers) {
    if (person.id() == null) {
      return "A person must approve, and behind this account is none.";
    }
    Optional<Refusal> refusal =
        proposal.refusalOf(
            new ProposalStep.Approved(now, person.actor(), proposal.payloadHash(), ""));
    if (refusal.isPresent()) {
      return switch (refusal.get().rule()) {
        case PERSON -> "You made this: another person must approve it.";
        case NOT_OPEN, PAYLOAD, WORDS -> refusal.get().finding();
      };
    }
    try {
      person.requireOneOf(checkers);
      return null;
    } catch (ApiException e) {
      return e.detail();
    }
  }

  private boolean mayWithdraw(Proposal proposal) {
    return person.id() != null
        && proposal.refusalOf(new ProposalStep.Withdrawn(now, person.actor(), "")).isEmpty();
  }

  private Map<String, @Nullable Object> content(JsonNode content) {
    Map<String, @Nullable Object> shown = new LinkedHashMap<>();
    content
        .properties()
        .forEach(
            it ->
                shown.put(
                    it.getKey(),
                    it.getKey().equals("budgets") ? budgets(it.getValue()) : it.getValue()));
    return shown;
  }

  private List<Object> budgets(JsonNode budgets) {
    List<Object> shown = new ArrayList<>();
    budgets.forEach(it -> shown.add(isSeen(it) ? it : namesOf(it)));
    return shown;
  }

  private boolean isSeen(JsonNode budget) {
    return NodePath.parse(budget.path("node").asString(""))
        .map(access.scope()::covers)
        .orElse(false);
  }

  private static Map<String, @Nullable Object> namesOf(JsonNode budget) {
    Map<String, @Nullable Object> shown = new LinkedHashMap<>();
    budget
        .properties()
        .forEach(it -> shown.put(it.getKey(), NAMES.contains(it.getKey()) ? it.getValue() : null));
    return shown;
  }
}
