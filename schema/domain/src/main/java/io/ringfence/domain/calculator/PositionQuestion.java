package io.ringfence.domain.calculator;

import io.ringfence.domain.explain.MarginExplanation;
import io.ringfence.domain.margin.IsolatedPosition;
import io.ringfence.domain.margin.MarginModel;
import io.ringfence.domain.margin.PriceRoot;
import io.ringfence.domain.margin.VenueDeficit;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * What a position is worth, what it must hold and where it ends.
 *
 * @param held the position
 * @param rules the formulas and brackets it is valued by
 * @param ratio what the venue calls its margin ratio; empty: not said
 */
public record PositionQuestion(HeldPosition held, GivenRules rules, Optional<RatioDefinition> ratio)
    implements Question {
  private static final Set<Figure> FIGURES =
      EnumSet.complementOf(
          EnumSet.of(
              Figure.TIER_RATE,
              Figure.TIER_MAINTENANCE_AMOUNT,
              Figure.TIER_MAINTENANCE_AMOUNTS,
              Figure.QUANTITY,
              Figure.ENTRY_PRICE,
              Figure.ISOLATED_MARGIN,
              Figure.RESULT_SIDE));

  @Override
  public Set<Figure> figures() {
    return FIGURES;
  }

  @Override
  public FigureValue answer(Figure figure) {
    String name = figure.key();
    return switch (figure) {
      case NOTIONAL -> FigureValue.of(held.unfunded().notional(held.mark(name)));
      case NOTIONAL_AT_ENTRY -> margins().entryValue();
      case UNREALISED_PNL -> FigureValue.of(held.unfunded().unrealisedPnl(held.mark(name)));
      case MARGIN_BALANCE -> FigureValue.of(held.funded(name).equity(held.mark(name)));
      case INITIAL_MARGIN -> margins().initial(name);
      case INITIAL_MARGIN_AT_MARK -> margins().initialAtMark(name);
      case INITIAL_MARGIN_AT_RATE -> margins().initialAtRate(name);
      case MAINTENANCE_MARGIN -> margins().maintenance(name);
      case MARGIN_RATIO -> new RatioAsked(held, rules, definition()).answer();
      case LIQUIDATION_PRICE -> liquidationPrice(name);
      case BANKRUPTCY_PRICE -> price(rules.model().bankruptcyPrice(held.funded(name)));
      case BUFFERED_LIQUIDATION_PRICE -> new BufferedPrice(held, rules).answer(name);
      case LIQUIDATABLE -> liquidatable(name);
      case SHORTFALL -> FigureValue.of(deficit(name).amount());
      case INSURANCE_FUND_AFTER -> FigureValue.of(insuranceFundAfter(name));
      case ADL_EQUITY_AFTER -> FigureValue.of(keptByWinner(name));
      case FEE_TO_CLOSE -> margins().feeToClose(name);
      case CLOSING_FEE -> margins().closingFee(name);
      case POSITION_BALANCE -> margins().positionBalance(name);
      case TIER_RATE,
          TIER_MAINTENANCE_AMOUNT,
          TIER_MAINTENANCE_AMOUNTS,
          QUANTITY,
          ENTRY_PRICE,
          ISOLATED_MARGIN,
          RESULT_SIDE ->
          throw unknown(figure);
    };
  }

  @Override
  public Optional<MarginExplanation> explain(Figure figure) {
    return new CaseWorking(this).of(figure);
  }

  private PositionMargins margins() {
    return new PositionMargins(held, rules);
  }

  private VenueDeficit deficit(String name) {
    return VenueDeficit.of(held.funded(name), held.mark(name));
  }

  private BigDecimal insuranceFundAfter(String name) {
    return deficit(name).insuranceFundAfter(held.inputs().need(Input.INSURANCE_FUND, name));
  }

  private BigDecimal keptByWinner(String name) {
    return new VenueDeficit(held.inputs().need(Input.DEFICIT, name))
        .equityAfterDeleveraging(held.funded(name), held.mark(name));
  }

  private RatioDefinition definition() {
    return ratio.orElseThrow(
        () -> CaseException.missing("marginRatioDef", Figure.MARGIN_RATIO.key()));
  }

  private FigureValue liquidationPrice(String name) {
    MarginModel model = rules.tiered(held, name);
    return price(model.liquidationPrice(held.funded(name), held.markOrEntry()));
  }

  private FigureValue liquidatable(String name) {
    IsolatedPosition position = held.funded(name);
    boolean ends = rules.tiered(held, name).isLiquidatable(position, held.mark(name));
    return new FigureValue.Flag(ends);
  }

  private FigureValue price(Optional<PriceRoot> root) {
    return root.<FigureValue>map(it -> FigureValue.of(it.price(held.side())))
        .orElse(new FigureValue.Absent(FigureValue.Reason.NONE));
  }
}
