package io.ringfence.domain.calculator;

import io.ringfence.domain.margin.ContractKind;
import io.ringfence.domain.margin.IsolatedPosition;
import io.ringfence.domain.margin.MaintenanceTier;
import io.ringfence.domain.margin.MarginModel;
import io.ringfence.domain.margin.PriceRoot;
import io.ringfence.domain.quantity.Fraction;
import io.ringfence.domain.quantity.PositionSide;
import io.ringfence.domain.quantity.Precision;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * A strategy's own stop before the venue's: LP + s |E - LP| b, 0 at least. A rule of a strategy,
 * not of a venue. Source: freqtrade, {@code liquidation_buffer}, at c9ae5e1; as there, a linear
 * position without a positive liquidation price is buffered from the root the equation has below 0.
 */
record BufferedPrice(HeldPosition held, GivenRules rules) {
  FigureValue answer(String name) {
    BigDecimal buffer = held.inputs().need(Input.LIQUIDATION_BUFFER, name);
    IsolatedPosition position = held.funded(name);
    MarginModel model = rules.tiered(held, name);
    return model
        .liquidationPrice(position, held.markOrEntry())
        .map(BufferedPrice::fraction)
        .or(() -> below0(position, model.schedule().tiers().getFirst()))
        .map(root -> FigureValue.of(buffered(root, buffer)))
        .orElse(new FigureValue.Absent(FigureValue.Reason.NONE));
  }

  private static Fraction fraction(PriceRoot root) {
    return Fraction.of(root.numerator(), root.denominator());
  }

  private BigDecimal buffered(Fraction root, BigDecimal buffer) {
    Fraction way = root.negate().plus(held.unfunded().entryPrice());
    Fraction moved = way.max(way.negate()).times(buffer);
    boolean up = held.side() == PositionSide.LONG;
    return root.plus(up ? moved : moved.negate())
        .max(Fraction.ZERO)
        .rounded(Precision.PRICE_SCALE, up ? RoundingMode.CEILING : RoundingMode.FLOOR);
  }

  /** (C - σ (W + a)) / (1 - σ (m + f)) by the lowest tier, as a price. */
  private Optional<Fraction> below0(IsolatedPosition position, MaintenanceTier tier) {
    if (position.contract().kind() == ContractKind.INVERSE) {
      return Optional.empty();
    }
    BigDecimal sign = BigDecimal.valueOf(position.valueSign());
    BigDecimal rate =
        tier.rate().add(held.inputs().or(Input.TAKER_FEE, BigDecimal.ZERO)).multiply(sign);
    BigDecimal cushion = position.isolatedMargin().add(tier.maintenanceAmount()).multiply(sign);
    return Optional.of(
        position
            .entryValue()
            .minus(cushion)
            .dividedBy(BigDecimal.ONE.subtract(rate).multiply(position.size())));
  }
}
