package io.ringfence.reporting.stress;

import io.ringfence.contracts.rulepack.RulePack;
import io.ringfence.contracts.rulepack.RulePacks;
import io.ringfence.domain.quantity.PositionKey;
import io.ringfence.domain.reallocation.PoolPosition;
import io.ringfence.domain.stress.GapTable;
import io.ringfence.reporting.mandate.Mandate;
import io.ringfence.reporting.query.AccountBalancesQuery;
import io.ringfence.reporting.query.HourlyMarksQuery;
import io.ringfence.reporting.report.CashLedger;
import io.ringfence.reporting.report.Insights;
import io.ringfence.reporting.report.PositionLine;
import io.ringfence.reporting.report.RiskReport;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What stress is computed from.
 *
 * @param asOf instant of the report
 * @param held positions with a mark, by key
 * @param unmarked positions without one, about which nothing is said
 * @param balances free balances of the accounts
 * @param packs rule packs, those that come into force later among them
 * @param hours marks hour by hour
 * @param cross positions in cross margin, whose wallets are 0, by key
 * @param mandate what it says of margin modes
 * @param liquidated positions that were liquidated, as if they had stayed open
 * @param gaps how far marks gap against nodes, as the run was told
 * @param paid what accounts paid beside the wallets of positions since they were opened, settlement
 *     asset; absent: unknown
 */
public record StressFacts(
    Instant asOf,
    List<Held> held,
    List<PositionLine> unmarked,
    List<AccountBalancesQuery.Row> balances,
    RulePacks packs,
    List<HourlyMarksQuery.Row> hours,
    List<PositionLine> cross,
    Mandate mandate,
    List<PositionLine> liquidated,
    GapTable gaps,
    Map<PositionKey, BigDecimal> paid) {
  /** The same where none is in cross margin or was liquidated, and nobody gave a mandate. */
  StressFacts(
      Instant asOf,
      List<Held> held,
      List<PositionLine> unmarked,
      List<AccountBalancesQuery.Row> balances,
      RulePacks packs,
      List<HourlyMarksQuery.Row> hours) {
    this(
        asOf,
        held,
        unmarked,
        balances,
        packs,
        hours,
        List.of(),
        Mandate.NONE,
        List.of(),
        GapTable.NONE);
  }

  /** The same where nobody asked what accounts paid. */
  StressFacts(
      Instant asOf,
      List<Held> held,
      List<PositionLine> unmarked,
      List<AccountBalancesQuery.Row> balances,
      RulePacks packs,
      List<HourlyMarksQuery.Row> hours,
      List<PositionLine> cross,
      Mandate mandate,
      List<PositionLine> liquidated,
      GapTable gaps) {
    this(asOf, held, unmarked, balances, packs, hours, cross, mandate, liquidated, gaps, Map.of());
  }

  public StressFacts {
    held = List.copyOf(held);
    unmarked = List.copyOf(unmarked);
    balances = List.copyOf(balances);
    hours = List.copyOf(hours);
    cross = List.copyOf(cross);
    liquidated = List.copyOf(liquidated);
    paid = Map.copyOf(paid);
  }

  /** Of a report, on the marks of its own run. */
  public static StressFacts of(RiskReport report, Insights insights) {
    List<Held> held = new ArrayList<>();
    List<PositionLine> unmarked = new ArrayList<>();
    report.positions().stream()
        .sorted((one, other) -> one.key().compareTo(other.key()))
        .forEach(
            line ->
                Held.of(line, insights.packs())
                    .ifPresentOrElse(held::add, () -> unmarked.add(line)));
    return new StressFacts(
        report.facts().run().asOf(),
        held,
        unmarked,
        report.facts().balances(),
        insights.packs(),
        insights.hours(),
        CrossPositions.of(report, insights.packs()),
        insights.proofs().mandateInForce(),
        CrossPositions.liquidated(report, insights.packs()),
        report.facts().run().gapTable(),
        paid(report, insights));
  }

  /** Fees and funding of the episodes that are open, where the account paid them. */
  private static Map<PositionKey, BigDecimal> paid(RiskReport report, Insights insights) {
    Map<String, PositionKey> open = new HashMap<>();
    report
        .positions()
        .forEach(line -> open.put(line.key() + " " + line.row().episode(), line.key()));
    Map<PositionKey, BigDecimal> paid = new HashMap<>();
    for (CashLedger ledger : CashLedger.of(insights)) {
      PositionKey key = open.get(ledger.positionKey() + " " + ledger.episode());
      if (key != null) {
        paid.put(key, ledger.cash().flow().byAccount().negate());
      }
    }
    return paid;
  }

  /** The same on other recorded marks. */
  public StressFacts on(List<HourlyMarksQuery.Row> recorded) {
    return new StressFacts(
        asOf, held, unmarked, balances, packs, recorded, cross, mandate, liquidated, gaps, paid);
  }

  /** The same with rule packs beside those there are. */
  public StressFacts with(List<RulePack> more) {
    return new StressFacts(
        asOf,
        held,
        unmarked,
        balances,
        packs.plus(more),
        hours,
        cross,
        mandate,
        liquidated,
        gaps,
        paid);
  }

  /** Positions by what they have in common, in its order; the lists in the order of keys. */
  Map<String, List<Held>> by(Function<Held, String> property) {
    Map<String, List<Held>> groups = new TreeMap<>();
    for (Held one : held) {
      groups.computeIfAbsent(property.apply(one), _ -> new ArrayList<>()).add(one);
    }
    return groups;
  }

  /** The domain's side of some positions. */
  static List<PoolPosition> positions(List<Held> some) {
    return some.stream().map(Held::position).toList();
  }
}
