package io.ringfence.domain.reconciliation;

import io.ringfence.domain.quantity.Fraction;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * What the venue's figure would have to rest on, so that a person sees at once which input or rule
 * is another: an older maintenance rate, another fee, another entry.
 *
 * @param own our figures
 * @param figure the one that differs
 */
record BreakReason(OwnFigures own, Figure figure) {
  private static final MathContext SHOWN = new MathContext(10, RoundingMode.HALF_EVEN);

  String of(BigDecimal venue) {
    return switch (figure) {
      case LIQUIDATION_PRICE -> requirementAt(venue);
      case BANKRUPTCY_PRICE ->
          "at the venue's price equity is "
              + own.securedPosition().map(it -> shown(it.exactEquity(venue))).orElse("unknown")
              + ", not 0";
      case NOTIONAL -> "the venue's rests on a mark of " + priceOf(Fraction.of(venue));
      case NOTIONAL_AT_ENTRY -> "the venue's rests on an entry of " + priceOf(Fraction.of(venue));
      case UNREALISED_PNL -> "the venue's rests on an entry of " + entryOf(venue);
      case MARGIN_BALANCE -> "the venue's rests on a wallet of " + walletOf(venue);
      case INITIAL_MARGIN, INITIAL_MARGIN_AT_MARK, MAINTENANCE_MARGIN -> shareOfValue(venue);
      case MARGIN_RATIO -> requirementBy(equity().map(it -> it.times(venue)));
      case EQUITY_BY_REQUIREMENT ->
          venue.signum() == 0
              ? "the venue's says that there is no equity"
              : requirementBy(equity().map(it -> it.dividedBy(venue)));
    };
  }

  private String requirementAt(BigDecimal price) {
    return own.securedPosition()
        .map(
            it ->
                "at the venue's price equity is "
                    + percent(it.exactEquity(price), it.value(price))
                    + " of value, ours requires "
                    + percent(own.model().exactRequirement(it, price), it.value(price)))
        .orElse("");
  }

  private String requirementBy(Optional<Fraction> requirement) {
    if (requirement.isEmpty() || own.securedPosition().isEmpty() || own.mark().isEmpty()) {
      return "";
    }
    Fraction value = own.securedPosition().get().value(own.mark().get());
    return "the venue's rests on a requirement, closing fee included, of "
        + percent(requirement.get(), value)
        + " of value, ours on "
        + percent(
            own.model().exactRequirement(own.securedPosition().get(), own.mark().get()), value);
  }

  private String shareOfValue(BigDecimal venue) {
    Figure base =
        figure == Figure.INITIAL_MARGIN || !followsMark()
            ? Figure.NOTIONAL_AT_ENTRY
            : Figure.NOTIONAL;
    if (own.of(base) instanceof OwnFigure.Value(var value)
        && own.of(figure) instanceof OwnFigure.Value(var ours)) {
      return "the venue's is %s of %s, ours %s"
          .formatted(percent(Fraction.of(venue), value), base.label(), percent(ours, value));
    }
    return "";
  }

  private boolean followsMark() {
    return figure == Figure.INITIAL_MARGIN_AT_MARK
        || ModelTraits.maintenanceFollowsMark(own.model());
  }

  private Optional<Fraction> equity() {
    return own.of(Figure.MARGIN_BALANCE) instanceof OwnFigure.Value(var equity)
        ? Optional.of(equity)
        : Optional.empty();
  }

  private String walletOf(BigDecimal balance) {
    return own.of(Figure.UNREALISED_PNL) instanceof OwnFigure.Value(var pnl)
        ? shown(Fraction.of(balance).minus(pnl))
        : "unknown";
  }

  /** C = V(P) - σ U. */
  private String entryOf(BigDecimal pnl) {
    if (own.entered() instanceof OwnPosition.Known(var position, _) && own.mark().isPresent()) {
      BigDecimal signed = position.valueSign() > 0 ? pnl : pnl.negate();
      return priceOf(position.value(own.mark().get()).minus(signed));
    }
    return "unknown";
  }

  private String priceOf(Fraction value) {
    if (value.signum() <= 0 || !(own.anyPosition() instanceof OwnPosition.Known(var it, _))) {
      return "none";
    }
    return switch (it.contract().kind()) {
      case LINEAR, QUANTO -> shown(value.dividedBy(it.size()));
      case INVERSE -> shown(Fraction.of(it.size()).dividedBy(value));
    };
  }

  private static String percent(Fraction part, Fraction whole) {
    return part.dividedBy(whole)
            .times(BigDecimal.valueOf(100))
            .rounded(4, RoundingMode.HALF_EVEN)
            .toPlainString()
        + " %";
  }

  private static String shown(Fraction figure) {
    return figure
        .numerator()
        .divide(figure.denominator(), SHOWN)
        .stripTrailingZeros()
        .toPlainString();
  }
}
