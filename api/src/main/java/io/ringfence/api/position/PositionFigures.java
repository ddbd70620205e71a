package io.ringfence.api.position;

import io.ringfence.contracts.rulepack.PackInstrument;
import io.ringfence.contracts.rulepack.RulePack;
import io.ringfence.domain.margin.MarginExposure;
import io.ringfence.domain.quantity.PositionKey;
import io.ringfence.domain.quantity.Precision;
import io.ringfence.reporting.query.PositionsAtQuery;
import io.ringfence.reporting.report.PositionLine;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An open position at one instant. */
@Schema(name = "Position", description = "An open position at one instant.")
public record PositionFigures(
    @Schema(description = "`venue/account/instrument/side`.") String position,
    @Schema(description = "Venue.") String venue,
    @Schema(description = "Account at the venue.") String account,
    @Schema(description = "Instrument as the venue names it.") String instrument,
    @Schema(description = "`long` or `short`.") String side,
    @Schema(description = "Desk.") String desk,
    @Schema(description = "Book inside the desk.") String book,
    @Schema(description = "Trader.") String trader,
    @Schema(description = "Asset of margin and profit.") String settlementAsset,
    @Schema(description = "`NORMAL`, `WATCH`, `CRITICAL`, `BANKRUPT`; `UNKNOWN` without a mark.")
        String state,
    @Schema(description = "`FRESH`, `STALE` (too old to be trusted) or `MISSING`.")
        String markCondition,
    @Schema(description = "Mark in force, quote per base; null: none yet.")
        @Nullable BigDecimal markPrice,
    @Schema(description = "When it came into force; null: there is none.") @Nullable Instant markAt,
    @Schema(description = "Step of the venue's prices; null: not known.")
        @Nullable BigDecimal tickSize,
    Terms terms,
    @Schema(description = "What it is worth; null without a mark.") @Nullable Worth worth,
    Plan plan) {
  static PositionFigures of(PositionLine line, Instant asOf, Optional<RulePack> pack) {
    PositionsAtQuery.Row row = line.row();
    PositionKey key = line.key();
    PositionsAtQuery.Mark mark = row.mark();
    return new PositionFigures(
        key.toString(),
        key.instrument().venue(),
        key.account(),
        key.instrument().symbol(),
        key.side().code(),
        row.owner().desk(),
        row.owner().book(),
        row.owner().trader(),
        row.settlementAsset(),
        line.state().name(),
        mark == null ? "MISSING" : line.isStaleAt(asOf) ? "STALE" : "FRESH",
        mark == null ? null : shown(mark.price()),
        mark == null ? null : mark.at(),
        tick(row, pack),
        Terms.of(row),
        line.exposure() == null ? null : Worth.of(line, line.exposure()),
        Plan.of(line));
  }

  private static @Nullable BigDecimal tick(PositionsAtQuery.Row row, Optional<RulePack> pack) {
    return pack.flatMap(it -> it.instrument(row.key().instrument().symbol()))
        .flatMap(PackInstrument::tickSize)
        .orElse(null);
  }

  /** Without the zeros behind it. */
  static BigDecimal shown(BigDecimal figure) {
    return new BigDecimal(Precision.canonical(figure));
  }

  static @Nullable BigDecimal shown(Optional<BigDecimal> figure) {
    return figure.map(PositionFigures::shown).orElse(null);
  }

  private static @Nullable BigDecimal orNull(@Nullable BigDecimal figure) {
    return figure == null ? null : shown(figure);
  }

  /** What was agreed with the venue. */
  @Schema(name = "PositionTerms", description = "Size, entry and wallet.")
  public record Terms(
      @Schema(description = "When this version began.") Instant since,
      @Schema(description = "Which opening of the key, from 1.") long episode,
      @Schema(description = "Size as the venue counts it.") BigDecimal quantity,
      @Schema(description = "Average entry, quote per base.") BigDecimal entryPrice,
      @Schema(description = "Wallet, without unrealised profit: what a liquidation takes.")
          BigDecimal isolatedMargin,
      @Schema(description = "Deposits less withdrawals of the episode and what the account paid.")
          BigDecimal lifetimeCap,
      @Schema(description = "Leverage set.") BigDecimal leverage,
      @Schema(description = "Rules it is valued by, `id@version`.") String rulePack) {
    static Terms of(PositionsAtQuery.Row row) {
      PositionsAtQuery.Economics economics = row.economics();
      return new Terms(
          row.since(),
          row.episode(),
          shown(economics.quantity()),
          shown(economics.entryPrice()),
          shown(economics.isolatedMargin()),
          shown(economics.lifetimeCap()),
          shown(economics.leverage()),
          row.rulePack());
    }
  }

  /** What depends on the mark. */
  @Schema(name = "PositionWorth", description = "What the position is worth at the mark.")
  public record Worth(
      @Schema(description = "V(P), quote currency.") BigDecimal notional,
      @Schema(description = "U(P).") BigDecimal unrealisedPnl,
      @Schema(description = "M(P) = W + U(P).") BigDecimal equity,
      @Schema(description = "Requirement at the mark.") BigDecimal maintenanceMargin,
      @Schema(description = "V(P) / leverage.") BigDecimal initialMargin,
      @Schema(description = "What the venue lets be taken out.") BigDecimal removableMargin,
      @Schema(description = "max(0, M(P)).") BigDecimal stillToLose,
      @Schema(description = "Requirement by equity, 1 is liquidation; null: bankrupt.")
          @Nullable BigDecimal marginRatio,
      @Schema(description = "Mark at which equity meets the requirement; null: none does.")
          @Nullable BigDecimal liquidationPrice,
      @Schema(description = "Mark at which equity is 0; null: none is.")
          @Nullable BigDecimal bankruptcyPrice,
      @Schema(description = "To the liquidation price, fraction of the mark; null: none.")
          @Nullable BigDecimal distance) {
    static Worth of(PositionLine line, MarginExposure exposure) {
      return new Worth(
          shown(exposure.notional()),
          shown(exposure.unrealisedPnl()),
          shown(exposure.equity()),
          shown(exposure.maintenanceMargin()),
          shown(exposure.initialMargin()),
          shown(exposure.removableMargin()),
          shown(exposure.stillToLose()),
          shown(exposure.marginRatio()),
          shown(line.liquidationPrice()),
          shown(line.bankruptcyPrice()),
          shown(line.distance()));
    }
  }

  /** What was planned. */
  @Schema(name = "PositionPlan", description = "Stop and plan; null is unknown.")
  public record Plan(
      @Schema(description = "Resting stop, quote per base.") @Nullable BigDecimal stopPrice,
      @Schema(description = "Size it covers.") @Nullable BigDecimal stopQuantity,
      @Schema(description = "Whether it protects the position.") @Nullable Boolean stopEffective,
      @Schema(description = "Most the trader planned to lose.") @Nullable BigDecimal plannedMaxLoss,
      @Schema(description = "`intact` or `broken`.") @Nullable String thesis,
      @Schema(description = "`add` or `exit`.") @Nullable String plan) {
    static Plan of(PositionLine line) {
      PositionsAtQuery.Plan plan = line.row().plan();
      return new Plan(
          orNull(plan.stopPrice()),
          orNull(plan.stopQuantity()),
          line.stopEffective(),
          orNull(plan.plannedMaxLoss()),
          plan.thesis(),
          plan.plan());
    }
  }
}
