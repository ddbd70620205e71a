package io.ringfence.domain.reconciliation;

import io.ringfence.domain.quantity.Fraction;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Judges the figures of one isolated position. */
final class Comparison {
  private final PositionUpdate update;
  private final ReconciliationTerms terms;
  private final OwnFigures own;
  private final Tolerance tolerance;

  Comparison(PositionUpdate update, Valuation valuation) {
    this.update = update;
    this.terms = valuation.terms();
    this.own = valuation.of(update.holding());
    this.tolerance = new Tolerance(update, valuation);
  }

  Break of(Figure figure) {
    VenueFigure venue = update.print().of(figure);
    OwnFigure ours = own.of(figure);
    return switch (venue) {
      case VenueFigure.NotPrinted(var why) ->
          new Break(figure, Verdict.VENUE_NULL, venue, ours, Optional.empty(), why);
      case VenueFigure.Printed(var value, _) -> judged(figure, value, "");
      case VenueFigure.Input(var value, var field) ->
          judged(figure, value, "ours is made from " + field);
    };
  }

  private Break judged(Figure figure, BigDecimal printed, String note) {
    VenueFigure venue = update.print().of(figure);
    OwnFigure ours = own.of(figure);
    Optional<String> age = age();
    if (age.isPresent()) {
      return new Break(figure, Verdict.STALE, venue, ours, Optional.empty(), age.get());
    }
    return switch (ours) {
      case OwnFigure.Unknown(var input) ->
          new Break(
              figure,
              Verdict.STALE,
              venue,
              ours,
              Optional.empty(),
              "ours needs " + input + ", which is not known");
      case OwnFigure.None(var why) ->
          new Break(
              figure, Verdict.BREAK, venue, ours, Optional.empty(), "by our rules none: " + why);
      case OwnFigure.Value(var value) -> compared(figure, printed, value, note);
    };
  }

  private Break compared(Figure figure, BigDecimal printed, Fraction value, String note) {
    BigDecimal most = tolerance.of(figure, printed, value);
    Verdict verdict = verdict(value.minus(printed).abs(), tolerance.digit(printed), most);
    String reason =
        switch (verdict) {
          case MATCH, VENUE_NULL, STALE -> "";
          case TOLERANCE -> "within the venue's rounding";
          case BREAK -> new BreakReason(own, figure).of(printed);
        };
    return new Break(
        figure,
        verdict,
        update.print().of(figure),
        new OwnFigure.Value(value),
        Optional.of(most),
        joined(reason, note, figure.dependsOnWallet() ? own.assumption().orElse("") : ""));
  }

  private static Verdict verdict(Fraction apart, BigDecimal digit, BigDecimal most) {
    if (apart.times(BigDecimal.TWO).compareTo(digit) <= 0) {
      return Verdict.MATCH;
    }
    return apart.compareTo(most) <= 0 ? Verdict.TOLERANCE : Verdict.BREAK;
  }

  /** Why the payload is too old for what was asked; empty where it is not. */
  private Optional<String> age() {
    Optional<Instant> latest = update.times().latest();
    return terms
        .notBefore()
        .filter(asked -> latest.isEmpty() || latest.get().isBefore(asked))
        .map(
            asked ->
                latest.map(at -> "the payload is of " + at).orElse("the payload names no time")
                    + ", asked was for "
                    + asked
                    + " or later");
  }

  private static String joined(String... parts) {
    return Stream.of(parts).filter(it -> !it.isEmpty()).collect(Collectors.joining("; "));
  }
}
