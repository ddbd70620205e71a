package io.ringfence.domain.sizing;

import io.ringfence.domain.margin.Contract;
import io.ringfence.domain.margin.IsolatedPosition;
import io.ringfence.domain.margin.MarginRules;
import io.ringfence.domain.margin.VenueTerms;
import io.ringfence.domain.quantity.Fraction;
import io.ringfence.domain.sizing.SizingPlan.Size;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * Sizes a trade from what it may lose: capital and the part at risk give the budget, the budget the
 * margin, margin and leverage the quantity; a stop strictly between entry and liquidation; and the
 * cap with fees, which must not exceed the budget. The largest size that fits, linear, inverse or
 * quanto. Source: margin model, section Sizing.
 *
 * @param rules the venue's rules of the instrument
 * @param costs step of quantity and fees
 */
public record Sizing(MarginRules rules, TradeCosts costs) {
  /** The plan of a trade. A trade that does not fit is an answer with its reasons. */
  public SizingPlan plan(TradeBudget budget, TradeIdea idea) {
    BigDecimal affordable = affordableMargin(budget, idea);
    BigDecimal quantity = quantity(affordable, idea);
    Optional<Size> size =
        quantity.signum() > 0 ? Optional.of(size(quantity, idea)) : Optional.empty();
    return new SizingPlan(
        budget.amount(), new SizingChecks(this, budget, idea).of(affordable, size), size);
  }

  /**
   * The largest margin that leaves room for a fee outside the wallet: budget / (1 + τ L), or the
   * budget. Rounded down.
   */
  private BigDecimal affordableMargin(TradeBudget budget, TradeIdea idea) {
    BigDecimal outside = costs.outsideForMargin(idea.leverage());
    return Fraction.of(budget.amount(), BigDecimal.ONE.add(outside))
        .rounded(rules.contract().settlementScale(), RoundingMode.FLOOR);
  }

  /** The multiple of the step whose value at entry is at most margin times leverage. */
  private BigDecimal quantity(BigDecimal margin, TradeIdea idea) {
    Contract contract = rules.contract();
    Fraction valueOfStep = contract.value(contract.size(costs.quantityStep()), idea.entryPrice());
    Fraction value = Fraction.of(margin.multiply(idea.leverage()));
    return value
        .dividedBy(valueOfStep)
        .rounded(0, RoundingMode.FLOOR)
        .multiply(costs.quantityStep());
  }

  private Size size(BigDecimal quantity, TradeIdea idea) {
    Contract contract = rules.contract();
    Fraction value = contract.value(contract.size(quantity), idea.entryPrice());
    BigDecimal margin = contract.charged(value.dividedBy(idea.leverage()));
    BigDecimal fee = costs.fee(contract, value);
    BigDecimal feeFromWallet = costs.fromWallet(fee);
    IsolatedPosition position =
        new IsolatedPosition(
            contract,
            idea.side(),
            quantity,
            idea.entryPrice(),
            margin.subtract(feeFromWallet),
            VenueTerms.NONE.withLeverage(idea.leverage()));
    return new Size(
        position,
        margin,
        contract.charged(value),
        fee,
        rules.model().liquidationPrice(position, idea.entryPrice()),
        idea.stopPrice().map(it -> lossAt(position, it, fee)),
        margin.add(fee).subtract(feeFromWallet));
  }

  private BigDecimal lossAt(IsolatedPosition position, BigDecimal stop, BigDecimal openingFee) {
    return position
        .unrealisedPnl(stop)
        .negate()
        .add(openingFee)
        .add(costs.fee(position.contract(), position.value(stop)));
  }
}
