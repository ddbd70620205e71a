package io.ringfence.contracts.rulepack;

import io.ringfence.domain.margin.MarginRules;
import java.time.LocalDate;
import java.util.Optional;

/**
 * One instrument of a rule pack.
 *
 * @param rules what the domain needs to value it
 * @param baseAsset asset a unit of quantity is, multiplier included: {@code 1000SHIB} is a thousand
 *     SHIB
 * @param indexQuote asset the instrument's index is quoted in; its depeg moves the mark
 * @param deliversOn day a dated future is delivered on, UTC; empty for a perpetual
 */
public record PackInstrument(
    MarginRules rules, String baseAsset, String indexQuote, Optional<LocalDate> deliversOn) {
  /** The venue's name of it, for example {@code BTCUSDT}. */
  public String symbol() {
    return rules.instrument().symbol();
  }

  /** True for an instrument without delivery: the only kind Ringfence values. */
  public boolean isPerpetual() {
    return deliversOn.isEmpty();
  }
}
