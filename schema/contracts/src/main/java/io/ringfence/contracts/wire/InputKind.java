package io.ringfence.contracts.wire;

/**
 * Kinds of input, in the order in which they are applied at equal times. Source: the replay rules,
 * which put what changes the rules first and marks last of all that is computed with.
 */
public enum InputKind {
  /** Rules of venues: documents with an effective time of their own. */
  RULE_PACKS("rule-packs", false),
  /** Conversion rates between assets. */
  RATES("rates"),
  /** Risk budgets of nodes. */
  BUDGETS("budgets", false),
  /** Capital of nodes. */
  CAPITAL("capital", false),
  /** Free balances of accounts. */
  ACCOUNTS("accounts"),
  /** Balances of venues' insurance funds. */
  INSURANCE_FUND("insurance-fund"),
  /** Depths of order books. */
  ORDER_BOOK("order-book"),
  /** Places in venues' auto-deleveraging queues. */
  ADL_RANKS("adl-ranks"),
  /** Versions of positions. */
  POSITIONS("positions"),
  /** Stops that rest against positions, and plans. */
  STOPS("stops"),
  /** Movements of isolated wallets. */
  WALLET_EVENTS("wallet-events"),
  /** Fills by which venues liquidate or deleverage. */
  VENUE_FILLS("venue-fills"),
  /** Funding settlements. */
  FUNDING("funding"),
  /** Mark prices. */
  MARKS("marks"),
  /** That somebody has taken notice of a message, or declined what it asks for. */
  ACKNOWLEDGEMENTS("acknowledgements");

  private final String label;
  private final boolean timed;

  InputKind(String label) {
    this(label, true);
  }

  InputKind(String label, boolean timed) {
    this.label = label;
    this.timed = timed;
  }

  /**
   * Whether its rows carry the time they speak of; the others hold from the start of a run, each
   * from the instant it names.
   */
  public boolean isTimed() {
    return timed;
  }

  /** The kind as tables and reports spell it, for example {@code wallet-events}. */
  public String label() {
    return label;
  }
}
