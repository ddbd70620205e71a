package io.ringfence.domain.reconciliation;

/** Why an isolated position can cost its holder more than its wallet. */
public enum LossCapException {
  /** The venue tops the position's margin up by itself while its switch is on. */
  AUTO_ADD_MARGIN("margin is added by the venue itself"),
  /** Funding is drawn from the account's free balance first (Bybit). */
  FUNDING_FROM_FREE_BALANCE("funding is drawn from the free balance"),
  /** The opening fee was paid by the account and is lost beside the margin (OKX). */
  OPENING_FEE_FROM_ACCOUNT("the opening fee was paid by the account");

  private final String meaning;

  LossCapException(String meaning) {
    this.meaning = meaning;
  }

  /** In words, for people. */
  public String meaning() {
    return meaning;
  }
}
