package io.ringfence.domain.calculator;

import io.ringfence.domain.margin.Contract;
import io.ringfence.domain.margin.ContractKind;
import io.ringfence.domain.margin.IsolatedPosition;
import io.ringfence.domain.margin.VenueTerms;
import io.ringfence.domain.quantity.Fraction;
import io.ringfence.domain.quantity.PositionSide;
import io.ringfence.domain.quantity.Precision;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The position a case is about, put together from what the case carries. What a venue does not
 * print is derived from what it does, and only so:
 *
 * <ul>
 *   <li>entry: {@code entryPrice}, cut to the digits the venue keeps; else from {@code entryCost};
 *       else the mark itself, with {@code equity} as the wallet: seen from the mark, the margin
 *       balance is the wallet;
 *   <li>wallet: {@code isolatedMargin}; else {@code equity} less the unrealised PnL; else the value
 *       at entry by the {@code leverage}, rounded up as a venue charges it where it does not end: a
 *       digit less would give an unleveraged inverse short a liquidation price it does not have.
 * </ul>
 */
public final class HeldPosition {
  private static final String A_POSITION = "a position";
  private static final String ENTRY = "the entry";

  private final PositionSide side;
  private final Contract contract;
  private final Inputs inputs;
  private final IsolatedPosition unfunded;
  private @Nullable IsolatedPosition funded;

  /**
   * A position.
   *
   * @throws CaseException when quantity or entry cannot be had from the case
   */
  public HeldPosition(PositionSide side, Contract contract, Inputs inputs) {
    this.side = side;
    this.contract = contract;
    this.inputs = inputs;
    this.unfunded =
        new IsolatedPosition(
            contract,
            side,
            inputs.need(Input.QUANTITY, A_POSITION),
            entry(),
            BigDecimal.ZERO,
            terms());
  }

  /** The decimals of the case. */
  Inputs inputs() {
    return inputs;
  }

  PositionSide side() {
    return side;
  }

  Contract contract() {
    return contract;
  }

  BigDecimal quantity() {
    return unfunded.quantity();
  }

  /** The position with a wallet of 0: for what does not depend on the wallet. */
  IsolatedPosition unfunded() {
    return unfunded;
  }

  /**
   * The position with its wallet.
   *
   * @param forWhat what asks for it, for the message
   */
  IsolatedPosition funded(String forWhat) {
    if (funded == null) {
      funded = unfunded.withMargin(wallet(forWhat));
    }
    return funded;
  }

  /** Mark in force. */
  BigDecimal mark(String forWhat) {
    return inputs.need(Input.MARK_PRICE, forWhat);
  }

  /** The mark, or the entry where no mark is given. */
  BigDecimal markOrEntry() {
    return inputs.or(Input.MARK_PRICE, unfunded.entryPrice());
  }

  BigDecimal leverage(String forWhat) {
    return inputs.need(Input.LEVERAGE, forWhat);
  }

  /** M(P), exact. */
  Fraction equity(String forWhat) {
    return funded(forWhat).exactEquity(mark(forWhat));
  }

  private BigDecimal entry() {
    Optional<BigDecimal> printed = inputs.find(Input.ENTRY_PRICE);
    if (printed.isPresent()) {
      return inputs
          .find(Input.ENTRY_TRUNCATE_DECIMALS)
          .map(digits -> cut(printed.get(), digits.intValue()))
          .orElse(printed.get());
    }
    Optional<BigDecimal> cost = inputs.find(Input.ENTRY_COST);
    if (cost.isPresent()) {
      return ofCost(cost.get());
    }
    if (inputs.has(Input.EQUITY)) {
      return mark(ENTRY + ": entryPrice and entryCost are not");
    }
    throw CaseException.missing(Input.ENTRY_PRICE, A_POSITION);
  }

  private static BigDecimal cut(BigDecimal price, int digits) {
    BigDecimal cut = price.setScale(digits, RoundingMode.FLOOR);
    if (cut.signum() == 0) {
      throw new CaseException(
          Input.ENTRY_TRUNCATE_DECIMALS.field(), "must leave a price above 0, was " + digits);
    }
    return cut;
  }

  private BigDecimal ofCost(BigDecimal cost) {
    BigDecimal size = contract.size(inputs.need(Input.QUANTITY, A_POSITION));
    Fraction entry =
        contract.kind() == ContractKind.INVERSE ? Fraction.of(size, cost) : Fraction.of(cost, size);
    return entry.exactOrRounded(Precision.PRICE_SCALE, RoundingMode.HALF_UP);
  }

  private BigDecimal wallet(String forWhat) {
    Optional<BigDecimal> printed = inputs.find(Input.ISOLATED_MARGIN);
    if (printed.isPresent()) {
      return printed.get();
    }
    Optional<BigDecimal> equity = inputs.find(Input.EQUITY);
    if (equity.isPresent()) {
      Fraction profit = unfunded.exactPnl(mark("the wallet: isolatedMargin is not"));
      return contract.owned(Fraction.of(equity.get()).minus(profit));
    }
    BigDecimal leverage =
        inputs
            .find(Input.LEVERAGE)
            .orElseThrow(
                () -> CaseException.missing("isolatedMargin (or equity, or leverage)", forWhat));
    return contract.charged(unfunded.entryValue().dividedBy(leverage));
  }

  private VenueTerms terms() {
    return new VenueTerms(
        inputs.find(Input.LEVERAGE),
        inputs.or(Input.ADDED_MARGIN, BigDecimal.ZERO),
        inputs.find(Input.ENTRY_COST),
        inputs.find(Input.MAINTENANCE_MARGIN_GIVEN));
  }
}
