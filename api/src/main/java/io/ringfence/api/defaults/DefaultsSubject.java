package io.ringfence.api.defaults;

import io.ringfence.api.proposal.Draft;
import io.ringfence.api.proposal.Payload;
import io.ringfence.api.proposal.ProposalKind;
import io.ringfence.api.proposal.ProposalSubject;
import io.ringfence.api.proposal.Wish;
import io.ringfence.api.question.Asked;
import io.ringfence.api.question.Moment;
import io.ringfence.api.question.Questions;
import io.ringfence.api.security.DeskAccess;
import io.ringfence.api.security.Role;
import io.ringfence.domain.proposal.Fact;
import io.ringfence.reporting.evidence.HandOffs;
import io.ringfence.reporting.evidence.ProposalLedger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Defaults as something that is proposed. Mode and leverage decide what somebody may lose who
 * changes nothing: another person has to agree. Columns do not.
 */
@Component
final class DefaultsSubject implements ProposalSubject {
  private final Questions questions;
  private final DefaultsRegister register;

  DefaultsSubject(Questions questions, DefaultsRegister register) {
    this.questions = questions;
    this.register = register;
  }

  @Override
  public ProposalKind kind() {
    return ProposalKind.DEFAULTS;
  }

  @Override
  public Set<Role> checkers(Payload payload) {
    return Set.of(Role.RISK_DESK, Role.RISK_ADMIN);
  }

  @Override
  public Draft draft(byte[] body, DeskAccess access) {
    Wish wish = Wish.of(body, Defaults.FIELDS);
    Defaults wanted = Defaults.of(wish);
    Asked asked = questions.of(new Moment(null, null, wish.optional("run").orElse(null)), access);
    Defaults before = register.of(wanted.node());
    Payload payload =
        new Payload(
            kind().code(),
            wanted.node().toString(),
            asked.runId(),
            asked.asOf(),
            wish.given(),
            Payload.shown(Map.of("wanted", shown(wanted), "inForce", shown(before))),
            before.facts());
    return new Draft(wanted.node(), payload, wish.reason(), wanted.changesRiskOf(before));
  }

  private static Map<String, @Nullable Object> shown(Defaults defaults) {
    Map<String, @Nullable Object> shown = new TreeMap<>();
    shown.put("mode", defaults.mode() == null ? null : defaults.mode().code());
    shown.put("leverage", defaults.leverage());
    shown.put("columns", defaults.columns());
    return shown;
  }

  @Override
  public List<Fact> factsNow(Payload payload, DeskAccess access) {
    return register.of(Defaults.of(Wish.of(payload.request(), Defaults.FIELDS)).node()).facts();
  }

  /** They are asked for here. */
  @Override
  public Optional<HandOffs.Sent> handOff(ProposalLedger.Held held, Payload payload) {
    return Optional.empty();
  }
}
