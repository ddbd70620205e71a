package io.ringfence.domain.margin;

import io.ringfence.domain.quantity.InstrumentId;
import io.ringfence.domain.quantity.PositionSide;
import java.math.BigDecimal;

/**
 * Everything a venue's rule pack says about one instrument.
 *
 * @param instrument the perpetual
 * @param contract how its quantity becomes value
 * @param settlementAsset asset of margin and PnL, for example {@code USDT}
 * @param model formula generation with its brackets
 * @param removal how much margin may be taken out
 * @param addition how much margin may be put in
 * @param funding how funding is settled
 * @param rulePack stamp of the pack, {@code id@version}; stands on every valuation
 */
public record MarginRules(
    InstrumentId instrument,
    Contract contract,
    String settlementAsset,
    MarginModel model,
    RemovalRule removal,
    AdditionRule addition,
    FundingRule funding,
    String rulePack) {
  /** Rules of a venue that settles funding at the mark from the wallet and adds what is free. */
  public MarginRules(
      InstrumentId instrument,
      Contract contract,
      String settlementAsset,
      MarginModel model,
      RemovalRule removal,
      String rulePack) {
    this(
        instrument,
        contract,
        settlementAsset,
        model,
        removal,
        new AdditionRule.FreeBalance(),
        FundingRule.MARK_FROM_WALLET,
        rulePack);
  }

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

  /**
   * A position as these rules read it.
   *
   * @param quantity as the venue counts it, above 0
   * @param entryPrice average entry, quote per base, above 0
   * @param isolatedMargin wallet W, settlement asset
   * @param leverage leverage set at the venue, above 0
   */
  public IsolatedPosition position(
      PositionSide side,
      BigDecimal quantity,
      BigDecimal entryPrice,
      BigDecimal isolatedMargin,
      BigDecimal leverage) {
    return new IsolatedPosition(
        contract,
        side,
        quantity,
        entryPrice,
        isolatedMargin,
        VenueTerms.NONE.withLeverage(leverage));
  }
}
