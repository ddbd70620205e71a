package io.ringfence.contracts.rulepack;

import io.ringfence.domain.margin.MarginRules;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One instrument of a rule pack.
 *
 * @param rules what the domain needs to value it
 * @param baseAsset what a price is of: for a linear contract of multiplier 1 the asset a unit of
 *     quantity is, {@code 1000SHIB} being a thousand SHIB
 * @param indexQuote asset the instrument's index is quoted in; its depeg moves the mark
 * @param deliversOn day a dated future is delivered on, UTC; empty for a perpetual
 * @param tickSize step of its prices, quote per base; empty: not known
 * @param fees charges of a trade; empty: not known
 * @param source where its figures come from: its own, or the pack's
 * @param unknown what is not known of it, by field, each with the reason
 */
public record PackInstrument(
    MarginRules rules,
    String baseAsset,
    String indexQuote,
    Optional<LocalDate> deliversOn,
    Optional<BigDecimal> tickSize,
    Optional<Fees> fees,
    String source,
    Map<String, String> unknown) {
  /** Copies what is unknown, in the order of fields. */
  public PackInstrument {
    unknown = Collections.unmodifiableMap(new TreeMap<>(unknown));
  }

  /** The venue's name of it, for example {@code BTCUSDT}. */
  public String symbol() {
    return rules.instrument().symbol();
  }

  /** True for an instrument without delivery: the only kind Ringfence values. */
  public boolean isPerpetual() {
    return deliversOn.isEmpty();
  }
}
