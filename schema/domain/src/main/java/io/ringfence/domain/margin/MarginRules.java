package io.ringfence.domain.margin;

import io.ringfence.domain.quantity.InstrumentId;

/**
 * Everything a venue's rule pack says about one instrument.
 *
 * @param instrument the perpetual
 * @param contract how its quantity becomes value
 * @param settlementAsset asset of margin and PnL, for example {@code USDT}
 * @param model formula generation with its brackets
 * @param removal how much margin may be taken out
 * @param rulePack stamp of the pack, {@code id@version}; stands on every valuation
 */
public record MarginRules(
    InstrumentId instrument,
    Contract contract,
    String settlementAsset,
    MarginModel model,
    RemovalRule removal,
    String rulePack) {
  /** Rules of a linear contract whose quantity is in the base asset. */
  public MarginRules(
      InstrumentId instrument,
      String settlementAsset,
      MarginModel model,
      RemovalRule removal,
      String rulePack) {
    this(instrument, Contract.LINEAR, settlementAsset, model, removal, rulePack);
  }

  public MarginRules {
    if (settlementAsset.isBlank()) {
      throw new IllegalArgumentException("settlementAsset must not be blank");
    }
    if (rulePack.isBlank()) {
      throw new IllegalArgumentException("rulePack must not be blank");
    }
  }
}
