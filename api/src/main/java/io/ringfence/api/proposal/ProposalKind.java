package io.ringfence.api.proposal;

import io.ringfence.api.error.ApiException;
import io.ringfence.api.error.ErrorCode;
import io.ringfence.api.permission.Action;
import io.ringfence.api.security.Role;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** What is proposed, and which roles may make it. Who may approve follows from what it says. */
public enum ProposalKind {
  /** A budget, or an override of one for a time. */
  BUDGET(Set.of(Role.RISK_DESK, Role.PORTFOLIO_MANAGER, Role.RISK_ADMIN)),
  /** Moves of margin. */
  REALLOCATION(Set.of(Role.RISK_DESK, Role.PORTFOLIO_MANAGER)),
  /** An order, or margin put in or taken out. */
  TICKET(Set.of(Role.RISK_DESK, Role.PORTFOLIO_MANAGER)),
  /** What operators of a node begin with: mode, leverage, columns. */
  DEFAULTS(Set.of(Role.RISK_ADMIN));

  private final Set<Role> makers;

  ProposalKind(Set<Role> makers) {
    this.makers = makers;
  }

  /** Who may make one. */
  public Set<Role> makers() {
    return makers;
  }

  /** What whoever approves it does, as the issuer decides on it. */
  Action action() {
    return switch (this) {
      case BUDGET -> Action.OVERRIDE;
      case REALLOCATION, TICKET, DEFAULTS -> Action.APPROVE;
    };
  }

  /** The word in ledgers and answers. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The kind of a word.
   *
   * @throws ApiException when it is none
   */
  static ProposalKind of(String code) {
    return Stream.of(values())
        .filter(kind -> kind.code().equals(code))
        .findFirst()
        .orElseThrow(
            () ->
                new ApiException(
                    ErrorCode.PARAMETER_INVALID,
                    "kind must be one of %s, was '%s'"
                        .formatted(Stream.of(values()).map(ProposalKind::code).toList(), code)));
  }
}
