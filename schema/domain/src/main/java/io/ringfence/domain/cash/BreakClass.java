package io.ringfence.domain.cash;

/** What a difference between a statement and our book comes from, as far as the facts show it. */
public enum BreakClass {
  /** The venue's own figures do not add up: opening and what happened is not closing. */
  STATEMENT_DOES_NOT_ADD_UP("the venue's own figures do not add up"),
  /** The other figures' differences, or that of the statement before, and nothing of its own. */
  CARRIED("carried from the other figures or from the statement before"),
  /** One change near an end of the period that the other side has in the next period. */
  ANOTHER_PERIOD("one change near an end of the period is in the other side's next or last one"),
  /** Positions were closed or reduced, and no row said what that realised: it is not ours. */
  RESULT_OF_CLOSES("positions were closed or reduced, and no row says what that realised"),
  /** The account, not the wallets, paid or received it: the rule pack says so. */
  PAID_BY_ACCOUNT("the account paid or received it, not the wallets"),
  /** Less than a unit of the venue's last digit for each change: the venue rounds, we do not. */
  ROUNDING("less than a unit of the venue's last digit for each change"),
  /** We have a liquidation, the venue has none. */
  LIQUIDATION_NOT_AT_VENUE("liquidated in our book, not at the venue"),
  /** The venue has a liquidation, we have none. */
  LIQUIDATION_NOT_IN_BOOK("liquidated at the venue, not in our book"),
  /** None of these. */
  UNEXPLAINED("unexplained");

  private final String meaning;

  BreakClass(String meaning) {
    this.meaning = meaning;
  }

  /** In words. */
  public String meaning() {
    return meaning;
  }
}
