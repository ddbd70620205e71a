package io.ringfence.domain.margin;

import io.ringfence.domain.quantity.InstrumentId;

/**
 * Everything a venue's rule pack says about one instrument.
 *
 * @param instrument the perpetual
 * @param settlementAsset asset of margin and PnL, for example {@code USDT}
 * @param model formula generation with its brackets
 * @param removal how much margin may be taken out
 * @param rulePack stamp of the pack, {@code id@version}; stands on every valuation
 */
public record MarginRules(
    InstrumentId instrument,
    String settlementAsset,
    MarginModel model,
    RemovalRule removal,
    String rulePack) {
  public MarginRules {
    if (settlementAsset.isBlank()) {
      throw new IllegalArgumentException("settlementAsset must not be blank");
    }
    if (rulePack.isBlank()) {
      throw new IllegalArgumentException("rulePack must not be blank");
    }
  }
}
