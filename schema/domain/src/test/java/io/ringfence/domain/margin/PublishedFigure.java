package io.ringfence.domain.margin;

import io.ringfence.domain.quantity.Fraction;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/** Answers a published case figure by figure, as text or decimal, through the domain alone. */
record PublishedFigure(PublishedCase asked) {
  private static final int SCALE = 30;
  private static final Pattern COMMA = Pattern.compile(",");

  List<BigDecimal> answer(String figure) {
    return figure.equals("tierMaintenanceAmounts")
        ? MaintenanceAmounts.of(asked.tiers())
        : List.of(figure.startsWith("tier") ? tierFigure(figure) : positionFigure(figure));
  }

  boolean liquidatable() {
    return asked.generation().isLiquidatable(asked.position(), asked.figure("P"));
  }

  private BigDecimal tierFigure(String figure) {
    if (asked.fields().containsKey("step")) {
      String[] step = COMMA.split(Objects.requireNonNull(asked.fields().get("step")), -1);
      BigDecimal rateStep = new BigDecimal(step[3]).subtract(new BigDecimal(step[2]));
      return MaintenanceAmounts.next(new BigDecimal(step[0]), new BigDecimal(step[1]), rateStep);
    }
    var tier = asked.schedule().tierOf(asked.position(), asked.position().entryValue());
    return switch (figure) {
      case "tierMmr" -> tier.rate();
      case "tierMaintenanceAmount" -> tier.maintenanceAmount();
      default -> throw new IllegalArgumentException("unknown figure " + figure);
    };
  }

  private BigDecimal positionFigure(String figure) {
    IsolatedPosition position = asked.position();
    MarginModel model = asked.generation();
    return switch (figure) {
      case "liquidationPrice" -> price(model.liquidationPrice(position, asked.markOrEntry()));
      case "bankruptcyPrice" -> price(model.bankruptcyPrice(position));
      case "unrealisedPnl" -> position.unrealisedPnl(asked.figure("P"));
      case "notional" -> position.notional(asked.figure("P"));
      case "notionalAtEntry" -> shown(position.entryValue());
      case "marginBalance" -> position.equity(asked.figure("P"));
      case "initialMargin" -> shown(model.initialMargin(position));
      case "initialMarginAtMark" ->
          RemovalRule.initialMargin(position, asked.figure("L"), asked.figure("P"));
      case "initialMarginRate10pct" ->
          position.notional(asked.figure("P")).multiply(asked.figure("initialRate"));
      case "maintenanceMargin" -> shown(model.maintenanceMargin(position, asked.markOrEntry()));
      case "marginRatio" -> shown(ratio().of(model, position, asked.figure("P")));
      default -> outcome(figure, model, position);
    };
  }

  private BigDecimal outcome(String figure, MarginModel model, IsolatedPosition position) {
    return switch (figure) {
      case "feeToClose" -> shown(model.feeToClose(position, asked.fee()));
      case "closingFee" -> model.closingFee(position, asked.fee()).orElseThrow();
      case "positionBalance" -> shown(model.positionBalance(position, asked.fee()));
      case "bufferedLiquidationPrice" ->
          new LiquidationBuffer(asked.figure("buffer"))
              .price((StandardMargin) model, position)
              .orElseThrow();
      case "shortfall" -> VenueDeficit.of(position, asked.figure("P")).amount();
      case "insuranceFundAfter" ->
          VenueDeficit.of(position, asked.figure("P")).insuranceFundAfter(asked.figure("fund"));
      case "adlEquityAfter" ->
          new VenueDeficit(asked.figure("deficit"))
              .equityAfterDeleveraging(position, asked.figure("P"));
      default -> throw new IllegalArgumentException("unknown figure " + figure);
    };
  }

  private VenueRatio ratio() {
    String code = Objects.requireNonNull(asked.fields().get("ratio"));
    return switch (code) {
      case "mm/equity" -> new VenueRatio.MaintenanceToEquity();
      case "equity/(mm+fee)" -> new VenueRatio.EquityToRequirement(asked.fee());
      case "equity/notional" -> new VenueRatio.EquityToNotional();
      case "htx" -> new VenueRatio.EquityToInitialLessAdjust(asked.figure("adjust"));
      default -> throw new IllegalArgumentException("unknown ratio " + code);
    };
  }

  private static BigDecimal price(Optional<PriceRoot> root) {
    PriceRoot price = root.orElseThrow();
    return price.numerator().divide(price.denominator(), new MathContext(SCALE));
  }

  private static BigDecimal shown(Optional<Fraction> figure) {
    return shown(figure.orElseThrow());
  }

  private static BigDecimal shown(Fraction figure) {
    return figure.exactOrRounded(SCALE, RoundingMode.HALF_EVEN);
  }
}
