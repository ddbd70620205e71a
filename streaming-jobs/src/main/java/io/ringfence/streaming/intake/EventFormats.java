package io.ringfence.streaming.intake;

import io.ringfence.contracts.wire.InputKind;

/** The format of each kind of input. */
final class EventFormats {
  private EventFormats() {}

  /** How rows of a kind read; marks have a way of their own. */
  static EventFormat of(InputKind kind) {
    return switch (kind) {
      case RULE_PACKS -> new RulePackFormat();
      case RATES -> new RateFormat();
      case BUDGETS -> new BudgetFormat();
      case CAPITAL -> new CapitalFormat();
      case ACCOUNTS -> new AccountFormat();
      case INSURANCE_FUND -> new InsuranceFundFormat();
      case ORDER_BOOK -> new OrderBookFormat();
      case ADL_RANKS -> new AdlRankFormat();
      case POSITIONS -> new PositionFormat();
      case STOPS -> new StopsFormat();
      case WALLET_EVENTS -> new WalletEventFormat();
      case VENUE_FILLS -> new VenueFillFormat();
      case FUNDING -> new FundingFormat();
      case ACKNOWLEDGEMENTS -> new AcknowledgementFormat();
      case MARKS -> throw new IllegalArgumentException("marks are read as series");
    };
  }
}
