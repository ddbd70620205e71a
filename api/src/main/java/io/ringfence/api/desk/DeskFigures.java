package io.ringfence.api.desk;

import io.ringfence.reporting.query.DesksAtQuery;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A node's figures in one settlement asset. Nothing is added up across assets. */
@Schema(description = "A desk or book in one settlement asset; with all desks also the firm.")
public record DeskFigures(
    @Schema(description = "`firm`, `firm/desk` or `firm/desk/book`.") String node,
    @Schema(description = "`firm`, `desk` or `book`.") String level,
    @Schema(description = "Asset of every amount but the notionals, which are in quote currency.")
        String settlementAsset,
    @Schema(description = "Instant of the last event that changed the figures.") Instant since,
    Exposure exposure,
    Known known,
    Realised realised,
    Nearest nearest,
    @Schema(description = "The node's budgets in force at the instant, whatever their currency.")
        List<BudgetFigures> budgets) {
  /** What is shown of a node. */
  public static DeskFigures of(DesksAtQuery.Row row) {
    return new DeskFigures(
        row.node(),
        row.level(),
        row.settlementAsset(),
        row.since(),
        Exposure.of(row.exposure()),
        Known.of(row.known()),
        Realised.of(row.realised()),
        Nearest.of(row.nearest()),
        row.budgets().stream().map(BudgetFigures::of).toList());
  }

  /** Sums over all open positions, absent where one of them has no mark and it is needed. */
  @Schema(
      name = "DeskExposure",
      description =
          "Sums over all open positions. Those that need a mark are null while `unknownPositions`"
              + " is above 0.")
  public record Exposure(
      @Schema(description = "Open positions.") long positions,
      @Schema(description = "Open positions without a mark.") long unknownPositions,
      @Schema(description = "Isolated wallets, without unrealised profit and loss.")
          BigDecimal isolatedMargin,
      @Schema(
              description =
                  "Wallets, reserves outside of them and margin of resting opening orders.")
          BigDecimal openCapitalAtRisk,
      @Schema(description = "Wallets and unrealised profit and loss.") @Nullable BigDecimal equity,
      @Schema(description = "Unrealised profit and loss.") @Nullable BigDecimal unrealisedPnl,
      @Schema(description = "Maintenance requirements.") @Nullable BigDecimal maintenanceMargin,
      @Schema(description = "Initial requirements at the mark.") @Nullable BigDecimal initialMargin,
      @Schema(description = "Notionals, quote currency.") @Nullable BigDecimal grossNotional,
      @Schema(description = "Signed notionals, long positive, quote currency.")
          @Nullable BigDecimal netNotional,
      @Schema(description = "What positions with equity above 0 can still lose.")
          @Nullable BigDecimal stillToLose,
      @Schema(description = "Open positions without an effective stop.")
          @Nullable Long unstoppedPositions) {
    static Exposure of(DesksAtQuery.Exposure row) {
      return new Exposure(
          row.positions(),
          row.unknownPositions(),
          row.isolatedMargin(),
          row.openCapitalAtRisk(),
          row.equity(),
          row.unrealisedPnl(),
          row.maintenanceMargin(),
          row.initialMargin(),
          row.grossNotional(),
          row.netNotional(),
          row.stillToLose(),
          row.unstoppedPositions());
    }
  }

  /** Sums over the positions that have a mark. */
  @Schema(
      name = "DeskKnown",
      description =
          "Sums over the positions that have a mark; the whole while `unknownPositions` is 0.")
  public record Known(
      @Schema(description = "Wallets and unrealised profit and loss.") BigDecimal equity,
      @Schema(description = "Unrealised profit and loss.") BigDecimal unrealisedPnl,
      @Schema(description = "Maintenance requirements.") BigDecimal maintenanceMargin,
      @Schema(description = "Notionals, quote currency.") BigDecimal grossNotional) {
    static Known of(DesksAtQuery.Known row) {
      return new Known(
          row.equity(), row.unrealisedPnl(), row.maintenanceMargin(), row.grossNotional());
    }
  }

  /** What has been realised, and the loss of the period. */
  @Schema(name = "DeskRealised", description = "What has been realised, and the period loss.")
  public record Realised(
      @Schema(
              description =
                  "Funding, fees, liquidation losses and results of closes and reductions since the"
                      + " run began; only what is known unless `unknownResults` is 0.")
          BigDecimal pnl,
      @Schema(
              description =
                  "The same since the node's day cut; only what is known unless"
                      + " `unknownResultsToday` is 0.")
          BigDecimal pnlToday,
      @Schema(description = "Liquidation losses since the run began, positive.") BigDecimal loss,
      @Schema(description = "What they lost beyond the wallets: the venues' deficit, positive.")
          BigDecimal deficit,
      @Schema(
              description =
                  "Open capital at risk and what was lost since the day cut: at least this much"
                      + " unless `unknownResultsToday` is 0.")
          BigDecimal periodLoss,
      @Schema(description = "Liquidations since the run began.") long liquidations,
      @Schema(
              description =
                  "Closes and reductions since the run began of which nobody said what they"
                      + " realised; null: stored before they were counted.")
          @Nullable Long unknownResults,
      @Schema(description = "The same since the day cut; null likewise.")
          @Nullable Long unknownResultsToday) {
    static Realised of(DesksAtQuery.Realised row) {
      return new Realised(
          row.pnl(),
          row.pnlToday(),
          row.loss(),
          row.deficit(),
          row.periodLoss(),
          row.liquidations(),
          row.unsaid().sinceStart(),
          row.unsaid().today());
    }
  }

  /** The positions nearest to liquidation. */
  @Schema(name = "DeskNearest", description = "How near liquidation is; null: none is known.")
  public record Nearest(
      @Schema(description = "Smallest distance of the mark to a liquidation price, fraction.")
          @Nullable BigDecimal distance,
      @Schema(description = "That position, `venue/account/instrument/side`.")
          @Nullable String position,
      @Schema(description = "Largest requirement over equity; 1 is liquidation.")
          @Nullable BigDecimal highestMarginRatio) {
    static Nearest of(DesksAtQuery.Nearest row) {
      return new Nearest(row.distance(), row.position(), row.highestMarginRatio());
    }
  }
}
