package io.ringfence.api.defaults;

import io.ringfence.api.proposal.Payload;
import io.ringfence.api.proposal.ProposalKind;
import io.ringfence.api.proposal.ProposalSubject;
import io.ringfence.api.proposal.Wish;
import io.ringfence.api.question.Asked;
import io.ringfence.api.security.DeskAccess;
import io.ringfence.api.security.Role;
import java.util.Map;
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
  private final DefaultsRegister register;

  DefaultsSubject(DefaultsRegister register) {
    this.register = register;
  }

  @Override
  public ProposalKind kind() {
    return ProposalKind.DEFAULTS;
  }

  @Override
  public Set<String> fields() {
    return Defaults.FIELDS;
  }

  @Override
  public Set<Role> checkers(Payload payload) {
    return Set.of(Role.RISK_DESK, Role.RISK_ADMIN);
  }

  @Override
  public Outcome outcome(Wish wish, Asked asked, DeskAccess access) {
    Defaults wanted = Defaults.of(wish);
    Defaults before = register.of(wanted.node());
    return new Possible(
        wanted.node(),
        Map.of("wanted", shown(wanted), "inForce", shown(before)),
        before.facts(),
        wanted.changesRiskOf(before));
  }

  private static Map<String, @Nullable Object> shown(Defaults defaults) {
    Map<String, @Nullable Object> shown = new TreeMap<>();
    shown.put("mode", defaults.mode() == null ? null : defaults.mode().code());
    shown.put("leverage", defaults.leverage());
    shown.put("columns", defaults.columns());
    return shown;
  }
}
