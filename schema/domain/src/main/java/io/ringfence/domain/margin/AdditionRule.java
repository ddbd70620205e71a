package io.ringfence.domain.margin;

import java.math.BigDecimal;
import java.util.Optional;

/** How much margin a venue lets be put into an isolated position from its account. */
public sealed interface AdditionRule {
  /** Margin that may be added now, settlement asset, at least 0; empty: the funds are unknown. */
  Optional<BigDecimal> addable(AccountFunds funds);

  /** Why nothing can be added; empty where {@link #addable} is above 0. */
  default Optional<NoTransfer> whyNothing(AccountFunds funds) {
    return addable(funds)
        .map(
            amount ->
                amount.signum() == 0
                    ? Optional.of(NoTransfer.NOTHING_FREE)
                    : Optional.<NoTransfer>empty())
        .orElse(Optional.of(NoTransfer.FUNDS_UNKNOWN));
  }

  /**
   * max(0, min(cross wallet - initial margin of isolated orders - maintenance of cross positions,
   * available)). Source: Binance support 360038447311; Aster documentation, maximum amount to
   * transfer in.
   */
  record CrossSurplus() implements AdditionRule {
    @Override
    public Optional<BigDecimal> addable(AccountFunds funds) {
      return funds
          .available()
          .flatMap(
              available ->
                  funds
                      .crossWallet()
                      .flatMap(wallet -> funds.reserved().map(wallet::subtract))
                      .map(surplus -> surplus.min(available).max(BigDecimal.ZERO)));
    }
  }

  /** No further rule was found than that an account cannot give more than it has free. */
  record FreeBalance() implements AdditionRule {
    @Override
    public Optional<BigDecimal> addable(AccountFunds funds) {
      return funds.available().map(available -> available.max(BigDecimal.ZERO));
    }
  }

  /**
   * It is not known whether margin can be added at all.
   *
   * @param because why it is not known, for people
   */
  record Unknown(String because) implements AdditionRule {
    @Override
    public Optional<BigDecimal> addable(AccountFunds funds) {
      return Optional.of(BigDecimal.ZERO);
    }

    @Override
    public Optional<NoTransfer> whyNothing(AccountFunds funds) {
      return Optional.of(NoTransfer.RULE_UNKNOWN);
    }
  }
}
