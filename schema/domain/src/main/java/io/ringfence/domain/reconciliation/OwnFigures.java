package io.ringfence.domain.reconciliation;

import io.ringfence.domain.margin.IsolatedPosition;
import io.ringfence.domain.margin.MarginModel;
import io.ringfence.domain.margin.PriceRoot;
import io.ringfence.domain.quantity.Fraction;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Every figure by our rules.
 *
 * @param model the venue's formulas, with the account's own fee
 * @param mark the payload's mark; empty: unknown
 * @param entered the position at its entry
 * @param secured the position with its wallet
 */
record OwnFigures(
    MarginModel model, Optional<BigDecimal> mark, OwnPosition entered, OwnPosition secured) {

  OwnFigure of(Figure figure) {
    return switch (figure) {
      case LIQUIDATION_PRICE -> required(secured, this::liquidationPrice);
      case BANKRUPTCY_PRICE -> with(secured, it -> price(model.bankruptcyPrice(it)));
      case NOTIONAL -> atMark(anyPosition(), (it, price) -> value(it.value(price)));
      case NOTIONAL_AT_ENTRY -> with(entered, it -> value(it.entryValue()));
      case UNREALISED_PNL -> atMark(entered, (it, price) -> value(it.exactPnl(price)));
      case MARGIN_BALANCE -> atMark(secured, (it, price) -> value(it.exactEquity(price)));
      case INITIAL_MARGIN -> with(entered, this::initialMargin);
      case INITIAL_MARGIN_AT_MARK -> atMark(anyPosition(), this::initialMarginAt);
      case MAINTENANCE_MARGIN -> maintenanceMargin();
      case MARGIN_RATIO -> required(secured, it -> ratio(it, false));
      case EQUITY_BY_REQUIREMENT -> required(secured, it -> ratio(it, true));
    };
  }

  /** Whichever is known: for what needs neither entry nor wallet. */
  OwnPosition anyPosition() {
    return entered instanceof OwnPosition.Known ? entered : secured;
  }

  /** The position with its wallet; empty: an input is unknown. */
  Optional<IsolatedPosition> securedPosition() {
    return secured instanceof OwnPosition.Known(var position, _)
        ? Optional.of(position)
        : Optional.empty();
  }

  /** What a figure rests on beyond the payload, in words. */
  Optional<String> assumption() {
    return secured instanceof OwnPosition.Known(_, var assumption) ? assumption : Optional.empty();
  }

  private OwnFigure liquidationPrice(IsolatedPosition position) {
    return price(model.liquidationPrice(position, mark.orElse(position.entryPrice())));
  }

  private OwnFigure initialMargin(IsolatedPosition position) {
    return model
        .initialMargin(position)
        .<OwnFigure>map(OwnFigure.Value::new)
        .orElseGet(() -> new OwnFigure.Unknown("leverage"));
  }

  private OwnFigure initialMarginAt(IsolatedPosition position, BigDecimal price) {
    return position
        .terms()
        .leverage()
        .map(leverage -> value(position.value(price).dividedBy(leverage)))
        .orElseGet(() -> new OwnFigure.Unknown("leverage"));
  }

  private OwnFigure maintenanceMargin() {
    if (!ModelTraits.maintenanceFollowsMark(model)) {
      return required(entered, it -> value(model.maintenanceMargin(it, it.entryPrice())));
    }
    return required(
        anyPosition(),
        it -> atMark(anyPosition(), (_, price) -> value(model.maintenanceMargin(it, price))));
  }

  private OwnFigure ratio(IsolatedPosition position, boolean equityFirst) {
    return mark.map(
            price -> {
              Fraction equity = position.exactEquity(price);
              Fraction requirement = model.exactRequirement(position, price);
              if (equityFirst) {
                return value(equity.dividedBy(requirement));
              }
              return equity.signum() <= 0
                  ? new OwnFigure.None("equity is not above 0: bankrupt has no ratio")
                  : value(requirement.dividedBy(equity));
            })
        .orElseGet(() -> new OwnFigure.Unknown("markPrice"));
  }

  /** A figure that rests on the requirement, which some formulas cannot give without leverage. */
  private OwnFigure required(OwnPosition position, Function<IsolatedPosition, OwnFigure> figure) {
    return with(
        position,
        it ->
            it.terms().leverage().isEmpty() && ModelTraits.requirementNeedsLeverage(model)
                ? new OwnFigure.Unknown("leverage")
                : figure.apply(it));
  }

  private OwnFigure atMark(
      OwnPosition position, BiFunction<IsolatedPosition, BigDecimal, OwnFigure> figure) {
    return mark.map(price -> with(position, it -> figure.apply(it, price)))
        .orElseGet(() -> new OwnFigure.Unknown("markPrice"));
  }

  private static OwnFigure with(
      OwnPosition position, Function<IsolatedPosition, OwnFigure> figure) {
    return switch (position) {
      case OwnPosition.Known(var known, _) -> figure.apply(known);
      case OwnPosition.Unknown(var input) -> new OwnFigure.Unknown(input);
    };
  }

  private static OwnFigure price(Optional<PriceRoot> root) {
    return root.<OwnFigure>map(
            it -> new OwnFigure.Value(new Fraction(it.numerator(), it.denominator())))
        .orElseGet(() -> new OwnFigure.None("no positive price meets it"));
  }

  private static OwnFigure value(Fraction figure) {
    return new OwnFigure.Value(figure);
  }
}
