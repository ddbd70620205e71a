package io.ringfence.domain.operation;

import io.ringfence.domain.Dice;
import io.ringfence.domain.margin.Contract;
import io.ringfence.domain.margin.ContractKind;
import io.ringfence.domain.margin.FundingRule;
import io.ringfence.domain.margin.IsolatedPosition;
import io.ringfence.domain.margin.VenueTerms;
import io.ringfence.domain.quantity.PositionSide;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/** Random holdings and operations on them, of every kind of contract and both sides. */
final class RandomHolding {
  static final List<OrderEffects> VENUES =
      List.of(
          OrderEffects.HYPERLIQUID,
          OrderEffects.BINANCE,
          OrderEffects.OKX,
          OrderEffects.BYBIT,
          new OrderEffects(
              OrderEffects.LeverageChange.RESET_AT_MARK,
              FeePayer.WALLET,
              OrderEffects.Closing.WALLET,
              FundingRule.Payer.UNKNOWN));

  private final Dice dice;

  RandomHolding(Dice dice) {
    this.dice = dice;
  }

  Contract contract() {
    return dice.oneOf(
        Contract.LINEAR,
        new Contract(ContractKind.INVERSE, new BigDecimal("100"), 8),
        new Contract(ContractKind.QUANTO, new BigDecimal("0.000001"), 8));
  }

  IsolatedPosition position(Contract contract) {
    BigDecimal leverage = dice.between("1", "50", 0);
    BigDecimal quantity = dice.between("1", "500", 0);
    BigDecimal entry = price();
    BigDecimal value = contract.charged(contract.value(contract.size(quantity), entry));
    BigDecimal wallet =
        value
            .divide(leverage, 8, RoundingMode.CEILING)
            .multiply(dice.between("0.2", "3", 2))
            .setScale(8, RoundingMode.CEILING);
    VenueTerms terms = VenueTerms.NONE.withLeverage(leverage);
    return new IsolatedPosition(contract, dice.side(), quantity, entry, wallet, terms);
  }

  Holding holding() {
    Contract contract = contract();
    Optional<IsolatedPosition> position =
        dice.chance(10) ? Optional.empty() : Optional.of(position(contract));
    return new Holding(contract, position, Optional.of(dice.between("0", "1000000", 8)));
  }

  BigDecimal price() {
    return dice.between("50", "150", 2);
  }

  Operation operation(Holding holding, BigDecimal mark) {
    if (holding.position().isEmpty()) {
      Fill fill = fill(dice.between("1", "500", 0), price());
      return new Operation.Open(dice.side(), fill, leverage());
    }
    IsolatedPosition position = holding.position().orElseThrow();
    BigDecimal quantity = position.quantity();
    return switch (dice.whole(0, 8)) {
      case 0 -> new Operation.Increase(fill(dice.between("1", "500", 0), price()), leverage());
      case 1 -> new Operation.Reduce(fill(part(quantity), price()), leverage());
      case 2 -> new Operation.Close(price(), fee());
      case 3 -> new Operation.Flip(fill(quantity.add(part(quantity)), price()), leverage());
      case 4 -> new Operation.ChangeLeverage(leverage());
      case 5 -> new Operation.Add(dice.between("0.00000001", "100", 8));
      case 6 -> new Operation.Remove(dice.between("0.00000001", "10", 8));
      case 7 -> new Operation.Funding(mark, dice.between("-0.003", "0.003", 6));
      default -> new Operation.Fee(dice.between("0.00000001", "1", 8));
    };
  }

  /** A part of a quantity, less than all of it. */
  BigDecimal part(BigDecimal quantity) {
    return dice.between("0.0001", "0.9999", 4).multiply(quantity);
  }

  /** The order that a fill of a direction is, as ordinary fills of the book. */
  Fill fill(BigDecimal quantity, BigDecimal price) {
    return new Fill(quantity, price, fee());
  }

  PositionSide side() {
    return dice.side();
  }

  BigDecimal leverage() {
    return dice.between("1", "50", 0);
  }

  private BigDecimal fee() {
    return dice.chance(30) ? BigDecimal.ZERO : dice.between("0", "0.5", 8);
  }
}
