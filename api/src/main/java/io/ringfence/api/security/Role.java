package io.ringfence.api.security;

import java.util.Optional;
import java.util.stream.Stream;

/** What a caller does in the institution. A role opens no desk; the {@code desks} claim does. */
public enum Role {
  /** Watches exposure of its desks. */
  RISK_DESK("risk-desk", false),
  /** Decides which margin of its desks to move. */
  PORTFOLIO_MANAGER("portfolio-manager", false),
  /** Reads and signs for the institution. */
  COMPLIANCE("compliance", true),
  /** Sets budgets and defaults for the institution. */
  RISK_ADMIN("risk-admin", true);

  private final String claim;
  private final boolean mayHoldAllDesks;

  Role(String claim, boolean mayHoldAllDesks) {
    this.claim = claim;
    this.mayHoldAllDesks = mayHoldAllDesks;
  }

  /** The word in tokens. */
  public String claim() {
    return claim;
  }

  /** Whether a token of this role may name all desks at once, and with them the firm's total. */
  boolean mayHoldAllDesks() {
    return mayHoldAllDesks;
  }

  /** Every word, in the order of the roles. */
  static String[] claims() {
    return Stream.of(values()).map(Role::claim).toArray(String[]::new);
  }

  /** The role of this word; empty for roles of other systems, which tokens carry along. */
  static Optional<Role> of(String claim) {
    return Stream.of(values()).filter(role -> role.claim.equals(claim)).findFirst();
  }
}
