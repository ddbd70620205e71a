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
import io.ringfence.domain.margin.PrintedAtTick;
import io.ringfence.domain.margin.StandardMargin;
import io.ringfence.domain.margin.TierSchedule;
import io.ringfence.domain.quantity.Fraction;
import io.ringfence.domain.trigger.LinePosition.Decision;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/**
 * A formula generation as lines in price: which of its positions have such lines, and why the
 * others do not. Margin model, section Which positions a mark visits.
 */
public final class LineModel {
  private final MarginModel model;

  /** The equation at the mark; empty where the requirement is fixed at entry, or has no lines. */
  private final Optional<StandardMargin> atTheMark;

  /** Pieces that all positions share; empty where they depend on the position. */
  private final Optional<List<Piece>> shared;

  private LineModel(MarginModel model, Optional<StandardMargin> atTheMark) {
    this.model = model;
    this.atTheMark = atTheMark;
    this.shared = atTheMark.filter(LineModel::isShared).map(LineModel::pieces);
  }

  /** The lines of a generation. */
  public static LineModel of(MarginModel model) {
    return new LineModel(
        model,
        switch (model) {
          case StandardMargin standard -> Optional.of(standard);
          case OkxTick okx -> Optional.of(okx.standard());
          case BybitFeeToClose bybit ->
              Optional.of(new StandardMargin(bybit.schedule(), BigDecimal.ZERO, bybit.equality()));
          case FixedAtEntry _, Htx _, Nautilus _ -> Optional.empty();
        });
  }

  private static boolean isShared(StandardMargin standard) {
    TierSchedule schedule = standard.schedule();
    boolean jumps =
        switch (schedule.kind()) {
          case MARGINAL, EXCERPT -> false;
          case WHOLE_POSITION -> schedule.tiers().size() > 1;
        };
    return schedule.basis() == TierSchedule.Basis.VALUE && !jumps;
  }

  private static List<Piece> pieces(StandardMargin standard) {
    TierSchedule schedule = standard.schedule();
    return schedule.tiers().stream()
        .map(tier -> piece(standard, tier, schedule.isLast(tier) ? Optional.empty() : tier.cap()))
        .toList();
  }

  private static Piece piece(
      StandardMargin standard, MaintenanceTier tier, Optional<BigDecimal> cap) {
    return new Piece(cap, tier.rate().add(standard.triggerFeeRate()), tier.maintenanceAmount());
  }

  /**
   * The lines of a position; empty where there are none that give its figures to the last digit:
   * for an inverse contract, whose amounts are rounded at each mark; for generations whose rate is
   * a quotient (htx, nautilus), rounded too; and for brackets by value that jump.
   */
  public Optional<LinePosition> position(IsolatedPosition position) {
    return switch (position.contract().kind()) {
      case LINEAR, QUANTO ->
          switch (model) {
            case StandardMargin _, OkxTick _, BybitFeeToClose _ -> atTheMark(position);
            case FixedAtEntry fixed -> Optional.of(atEntry(fixed, position));
            case Htx _, Nautilus _ -> Optional.empty();
          };
      case INVERSE -> Optional.empty();
    };
  }

  private Optional<LinePosition> atTheMark(IsolatedPosition position) {
    StandardMargin standard = atTheMark.orElseThrow();
    Decision decides = new Decision.Equation(standard.equality());
    TierSchedule schedule = standard.schedule();
    Optional<List<Piece>> pieces =
        switch (schedule.basis()) {
          case VALUE -> shared;
          case CONTRACTS ->
              Optional.of(
                  List.of(piece(standard, schedule.tierAt(position.quantity()), Optional.empty())));
        };
    return pieces.map(found -> lines(position, found, decides));
  }

  private LinePosition atEntry(FixedAtEntry fixed, IsolatedPosition position) {
    Piece piece = Piece.fixed(fixed.requirement(position, position.entryPrice()));
    Decision equation =
        new Decision.FixedEquation(fixed.requirementAtEntry(position), fixed.equality());
    Decision decides =
        switch (fixed) {
          case EntryMaintenance _ -> equation;
          case PrintedAtTick printed ->
              printed
                  .liquidationPrice(position)
                  .<Decision>map(Decision.Printed::new)
                  .orElse(equation);
        };
    return lines(position, List.of(piece), decides);
  }

  private LinePosition lines(IsolatedPosition position, List<Piece> pieces, Decision decides) {
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
}
