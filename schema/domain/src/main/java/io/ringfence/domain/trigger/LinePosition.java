package io.ringfence.domain.trigger;

import io.ringfence.domain.margin.BybitFeeToClose;
import io.ringfence.domain.margin.EntryMaintenance;
import io.ringfence.domain.margin.FixedAtEntry;
import io.ringfence.domain.margin.Htx;
import io.ringfence.domain.margin.IsolatedPosition;
import io.ringfence.domain.margin.MaintenanceTier;
import io.ringfence.domain.margin.MarginModel;
import io.ringfence.domain.margin.Nautilus;
import io.ringfence.domain.margin.OkxTick;
import io.ringfence.domain.margin.PriceRoot;
import io.ringfence.domain.margin.PrintedAtTick;
import io.ringfence.domain.margin.StandardMargin;
import io.ringfence.domain.margin.StandardMargin.TriggerEquality;
import io.ringfence.domain.margin.TierSchedule;
import io.ringfence.domain.quantity.Fraction;
import io.ringfence.domain.quantity.PositionSide;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/**
 * A position of a linear or quanto contract as lines in price: V = S P, M = W + s (V - C), and a
 * requirement of straight pieces, the largest of their lines. Every condition on them turns at one
 * fixed price.
 *
 * @param side direction s
 * @param size S, quantity times multiplier, above 0
 * @param entryValue C, settlement asset
 * @param wallet W, settlement asset
 * @param pieces the requirement as it is reported, by rising value; at least one
 * @param decides what decides the liquidation
 * @param liquidationPrice the venue's, as it is reported; empty: no positive price
 */
public record LinePosition(
    PositionSide side,
    BigDecimal size,
    BigDecimal entryValue,
    BigDecimal wallet,
    List<Piece> pieces,
    Decision decides,
    Optional<PriceRoot> liquidationPrice) {
  /** What decides a liquidation. */
  public sealed interface Decision {
    /** Equity against the reported requirement. */
    record Equation(TriggerEquality equality) implements Decision {}

    /** Equity against a requirement that was fixed at entry and is not rounded, unlike reported. */
    record FixedEquation(Fraction requirement, TriggerEquality equality) implements Decision {}

    /** The mark reaches the printed price. */
    record Printed(PriceRoot price) implements Decision {}
  }

  public LinePosition {
    pieces = List.copyOf(pieces);
  }

  /**
   * The lines of a position; empty where there are none that give its figures to the last digit:
   * for an inverse contract, whose amounts are rounded at each mark; for generations whose rate is
   * a quotient (htx, nautilus), rounded too; and for brackets by value that jump.
   */
  public static Optional<LinePosition> of(MarginModel model, IsolatedPosition position) {
    return switch (position.contract().kind()) {
      case LINEAR, QUANTO -> ofLinear(model, position);
      case INVERSE -> Optional.empty();
    };
  }

  private static Optional<LinePosition> ofLinear(MarginModel model, IsolatedPosition position) {
    return switch (model) {
      case StandardMargin standard -> atTheMark(model, standard, position);
      case OkxTick okx -> atTheMark(model, okx.standard(), position);
      case BybitFeeToClose bybit ->
          atTheMark(
              model,
              new StandardMargin(bybit.schedule(), BigDecimal.ZERO, bybit.equality()),
              position);
      case EntryMaintenance entry -> Optional.of(atEntry(entry, position));
      case PrintedAtTick printed -> Optional.of(atEntry(printed, position));
      case Htx _, Nautilus _ -> Optional.empty();
    };
  }

  private static Optional<LinePosition> atTheMark(
      MarginModel model, StandardMargin standard, IsolatedPosition position) {
    Decision decides = new Decision.Equation(standard.equality());
    return pieces(standard, position).map(pieces -> of(model, position, pieces, decides));
  }

  private static Optional<List<Piece>> pieces(StandardMargin standard, IsolatedPosition position) {
    TierSchedule schedule = standard.schedule();
    BigDecimal fee = standard.triggerFeeRate();
    return switch (schedule.basis()) {
      case CONTRACTS ->
          Optional.of(List.of(piece(schedule.tierAt(position.quantity()), fee, Optional.empty())));
      case VALUE ->
          jumps(schedule)
              ? Optional.empty()
              : Optional.of(
                  schedule.tiers().stream().map(tier -> piece(schedule, tier, fee)).toList());
    };
  }

  private static boolean jumps(TierSchedule schedule) {
    return switch (schedule.kind()) {
      case MARGINAL, EXCERPT -> false;
      case WHOLE_POSITION -> schedule.tiers().size() > 1;
    };
  }

  private static Piece piece(TierSchedule schedule, MaintenanceTier tier, BigDecimal fee) {
    return piece(tier, fee, schedule.isLast(tier) ? Optional.empty() : tier.cap());
  }

  private static Piece piece(MaintenanceTier tier, BigDecimal fee, Optional<BigDecimal> cap) {
    return new Piece(cap, tier.rate().add(fee), tier.maintenanceAmount());
  }

  private static LinePosition atEntry(FixedAtEntry model, IsolatedPosition position) {
    Piece piece = Piece.fixed(model.requirement(position, position.entryPrice()));
    Decision equation =
        new Decision.FixedEquation(model.requirementAtEntry(position), model.equality());
    return of(
        model,
        position,
        List.of(piece),
        switch (model) {
          case EntryMaintenance _ -> equation;
          case PrintedAtTick printed ->
              printed
                  .liquidationPrice(position)
                  .<Decision>map(Decision.Printed::new)
                  .orElse(equation);
        });
  }

  private static LinePosition of(
      MarginModel model, IsolatedPosition position, List<Piece> pieces, Decision decides) {
    Fraction entryValue = position.entryValue();
    return new LinePosition(
        position.side(),
        position.size(),
        entryValue.exactOrRounded(0, RoundingMode.UNNECESSARY),
        position.isolatedMargin(),
        pieces,
        decides,
        model.liquidationPrice(position));
  }

  /** Whether a ratio is met on one side of one price and not on the other. */
  public boolean turnsOnce(BigDecimal ratio) {
    return side == PositionSide.SHORT
        || pieces.stream().allMatch(piece -> piece.rate().compareTo(ratio) < 0);
  }

  /** s C. */
  public BigDecimal signedEntryValue() {
    return signed(entryValue);
  }

  /** s S. */
  public BigDecimal signedSize() {
    return signed(size);
  }

  /** M at price 0: W - s C. */
  public BigDecimal equityAtZero() {
    return wallet.subtract(signedEntryValue());
  }

  private BigDecimal signed(BigDecimal figure) {
    return side == PositionSide.LONG ? figure : figure.negate();
  }
}
