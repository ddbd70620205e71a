package io.ringfence.reporting.query;

import static io.ringfence.reporting.store.tables.DeskExposures.DESK_EXPOSURES;
import static java.util.stream.Collectors.groupingBy;

import io.ringfence.domain.access.DeskScope;
import io.ringfence.reporting.store.tables.DeskExposures;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SelectLimitStep;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * What the firm, its desks and its books had at stake at one instant: of each node and settlement
 * asset the latest row of the desk operator at or before it, and the node's budgets.
 */
public record DesksAtQuery(DSLContext clickhouse, DeskScope scope) {
  /**
   * A node in one settlement asset.
   *
   * @param node {@code firm}, {@code firm/desk} or {@code firm/desk/book}
   * @param level {@code firm}, {@code desk} or {@code book}
   * @param settlementAsset asset of every amount
   * @param since instant of the last event that changed the figures
   * @param exposure what is open
   * @param known the part of it that is known where some positions have no mark
   * @param realised what has been realised, and the period loss
   * @param nearest how near liquidation is
   * @param budgets budgets of the node in force at the instant, whatever their currency
   */
  public record Row(
      String node,
      String level,
      String settlementAsset,
      Instant since,
      Exposure exposure,
      Known known,
      Realised realised,
      Nearest nearest,
      List<BudgetsAtQuery.Row> budgets) {
    /** The same node with other budgets. */
    public Row with(List<BudgetsAtQuery.Row> others) {
      return new Row(
          node, level, settlementAsset, since, exposure, known, realised, nearest, others);
    }
  }

  /**
   * Sums over the open positions, settlement asset; those that need a mark are absent where {@code
   * unknownPositions} is above 0.
   *
   * @param positions open positions
   * @param unknownPositions open positions without a mark
   * @param isolatedMargin sum of wallets W
   * @param openCapitalAtRisk W, reserve outside wallets and margin of resting opening orders
   * @param equity sum of M(P)
   * @param unrealisedPnl sum of U(P)
   * @param maintenanceMargin sum of requirements
   * @param initialMargin sum of initial requirements at the mark
   * @param grossNotional sum of notionals, quote currency
   * @param netNotional sum of signed notionals, long positive, quote currency
   * @param stillToLose sum of max(0, M(P))
   * @param unstoppedPositions open positions without an effective stop
   */
  public record Exposure(
      long positions,
      long unknownPositions,
      BigDecimal isolatedMargin,
      BigDecimal openCapitalAtRisk,
      @Nullable BigDecimal equity,
      @Nullable BigDecimal unrealisedPnl,
      @Nullable BigDecimal maintenanceMargin,
      @Nullable BigDecimal initialMargin,
      @Nullable BigDecimal grossNotional,
      @Nullable BigDecimal netNotional,
      @Nullable BigDecimal stillToLose,
      @Nullable Long unstoppedPositions) {}

  /**
   * Sums over the positions that have a mark, settlement asset.
   *
   * @param equity of M(P)
   * @param unrealisedPnl of U(P)
   * @param maintenanceMargin of requirements
   * @param grossNotional of notionals, quote currency
   */
  public record Known(
      BigDecimal equity,
      BigDecimal unrealisedPnl,
      BigDecimal maintenanceMargin,
      BigDecimal grossNotional) {}

  /**
   * What has been realised, settlement asset, as far as it is known.
   *
   * @param pnl funding and fees less liquidation losses, and what closes and reductions are said to
   *     have realised, since the start of the run
   * @param pnlToday the same since the day cut
   * @param loss liquidation losses since the start of the run, positive
   * @param deficit the venues' deficits of those liquidations, positive
   * @param periodLoss open capital at risk and what was lost since the day cut
   * @param liquidations liquidations since the start of the run
   * @param unsaid what of it nobody said
   */
  public record Realised(
      BigDecimal pnl,
      BigDecimal pnlToday,
      BigDecimal loss,
      BigDecimal deficit,
      BigDecimal periodLoss,
      long liquidations,
      Unsaid unsaid) {}

  /**
   * Closes and reductions of which nobody said what they realised.
   *
   * @param sinceStart since the start of the run; absent: stored before they were counted
   * @param today since the day cut; absent likewise
   */
  public record Unsaid(@Nullable Long sinceStart, @Nullable Long today) {
    /** Everybody said everything. */
    public static final Unsaid NOTHING = new Unsaid(0L, 0L);

    /** Whether all that was realised since the start of the run is known. */
    public boolean isKnown() {
      return sinceStart != null && sinceStart == 0;
    }

    /** Whether some of what was realised since the day cut is known to be unknown. */
    public boolean isSomeToday() {
      return today != null && today > 0;
    }

    /** Whether all that was realised since the day cut is known. */
    public boolean isKnownToday() {
      return today != null && today == 0;
    }
  }

  /**
   * The node's worst positions.
   *
   * @param distance smallest distance to liquidation, fraction of the mark; absent: none known
   * @param position key of that position
   * @param highestMarginRatio largest requirement over equity; absent: none known
   */
  public record Nearest(
      @Nullable BigDecimal distance,
      @Nullable String position,
      @Nullable BigDecimal highestMarginRatio) {}

  private static final DeskExposures D = DESK_EXPOSURES;
  private static final Keyset BY_NODE = Keyset.of(D.NODE, D.SETTLEMENT_ASSET);

  /** Nodes at an instant, by node and settlement asset. */
  public List<Row> at(String runId, Instant asOf) {
    return at(runId, Vantage.latest(asOf));
  }

  /** Nodes by node and settlement asset. */
  public List<Row> at(String runId, Vantage vantage) {
    List<Record> found = nodes(runId, vantage, DSL.noCondition()).fetch();
    return rows(found, new BudgetsAtQuery(clickhouse, scope).at(runId, vantage));
  }

  /**
   * Some of them.
   *
   * @throws IllegalArgumentException when the part is of another answer
   */
  public Paged<Row> part(String runId, Vantage vantage, Part part) {
    List<Record> found =
        nodes(runId, vantage, BY_NODE.after(part.after())).limit(part.andOneMore()).fetch();
    if (found.isEmpty()) {
      return new Paged<>(List.of(), null);
    }
    List<BudgetsAtQuery.Row> budgets =
        new BudgetsAtQuery(clickhouse, scope)
            .of(runId, vantage, found.getFirst().get(D.NODE), found.getLast().get(D.NODE));
    return Paged.of(rows(found, budgets), part, row -> List.of(row.node(), row.settlementAsset()));
  }

  private static List<Row> rows(List<Record> found, List<BudgetsAtQuery.Row> budgets) {
    Map<String, List<BudgetsAtQuery.Row>> ofNode =
        budgets.stream().collect(groupingBy(BudgetsAtQuery.Row::node));
    return found.stream()
        .map(row -> row(row, ofNode.getOrDefault(row.get(D.NODE), List.of())))
        .toList();
  }

  private SelectLimitStep<Record> nodes(String runId, Vantage vantage, Condition which) {
    return clickhouse
        .select(List.of(D.fields()))
        .distinctOn(D.NODE, D.SETTLEMENT_ASSET)
        .from(D)
        .where(
            D.RUN_ID.eq(runId),
            vantage.holds(D.AS_OF, D.RECORDED_AT),
            Visible.node(scope, D.NODE),
            which)
        .orderBy(D.NODE, D.SETTLEMENT_ASSET, D.AS_OF.desc(), D.RECORDED_AT.desc());
  }

  private static Row row(Record row, List<BudgetsAtQuery.Row> budgets) {
    return new Row(
        row.get(D.NODE),
        row.get(D.LEVEL),
        row.get(D.SETTLEMENT_ASSET),
        row.get(D.AS_OF),
        exposure(row),
        new Known(
            row.get(D.KNOWN_EQUITY),
            row.get(D.KNOWN_UNREALISED_PNL),
            row.get(D.KNOWN_MAINTENANCE),
            row.get(D.KNOWN_GROSS_NOTIONAL)),
        realised(row),
        new Nearest(
            row.get(D.NEAREST_DISTANCE),
            row.get(D.NEAREST_POSITION),
            row.get(D.HIGHEST_MARGIN_RATIO)),
        budgets);
  }

  private static Exposure exposure(Record row) {
    return new Exposure(
        row.get(D.POSITIONS),
        row.get(D.UNKNOWN_POSITIONS),
        row.get(D.ISOLATED_MARGIN),
        row.get(D.OPEN_CAPITAL_AT_RISK),
        row.get(D.EQUITY),
        row.get(D.UNREALISED_PNL),
        row.get(D.MAINTENANCE_MARGIN),
        row.get(D.INITIAL_MARGIN),
        row.get(D.GROSS_NOTIONAL),
        row.get(D.NET_NOTIONAL),
        row.get(D.STILL_TO_LOSE),
        row.get(D.UNSTOPPED_POSITIONS));
  }

  private static Realised realised(Record row) {
    return new Realised(
        row.get(D.REALISED_PNL),
        row.get(D.REALISED_PNL_DAY),
        row.get(D.REALISED_LOSS),
        row.get(D.DEFICIT),
        row.get(D.PERIOD_LOSS),
        row.get(D.LIQUIDATIONS),
        new Unsaid(row.get(D.UNKNOWN_RESULTS), row.get(D.UNKNOWN_RESULTS_DAY)));
  }
}
