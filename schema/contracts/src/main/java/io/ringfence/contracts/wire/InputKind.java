package io.ringfence.contracts.wire;

/**
 * Kinds of input, in the order in which they are applied at equal times. Source: the replay rules,
 * which put what changes the rules first and marks last.
 */
public enum InputKind {
  /** Risk budgets of nodes. */
  BUDGETS("budgets"),
  /** Capital of nodes. */
  CAPITAL("capital"),
  /** Free balances of accounts. */
  ACCOUNTS("accounts"),
  /** Versions of positions. */
  POSITIONS("positions"),
  /** Movements of isolated wallets. */
  WALLET_EVENTS("wallet-events"),
  /** Funding settlements. */
  FUNDING("funding"),
  /** Mark prices. */
  MARKS("marks");

  private final String label;

  InputKind(String label) {
    this.label = label;
  }

  /** The kind as tables and reports spell it, for example {@code wallet-events}. */
  public String label() {
    return label;
  }
}
