package io.ringfence.reporting.workbook;

import io.ringfence.domain.margin.MaintenanceTier;
import io.ringfence.domain.margin.MarginExposure;
import io.ringfence.domain.margin.MarginRules;
import io.ringfence.domain.quantity.NodePath;
import io.ringfence.reporting.query.AccountBalancesQuery;
import io.ringfence.reporting.report.NodeLine;
import io.ringfence.reporting.report.PositionLine;
import io.ringfence.reporting.report.RiskReport;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The sheets that compute themselves, as rows and as places: formulas name cells of other sheets,
 * so where every row stands is settled before the first is written.
 *
 * @param rows positions, in the order of the report
 * @param tiers lines of the tiers of every instrument held
 * @param positionRows where positions stand
 * @param nodeRows where nodes stand
 * @param accountRows where accounts stand
 */
record LiveBook(
    List<Row> rows, List<TierLine> tiers, Block positionRows, Block nodeRows, Block accountRows) {
  static final String WORKBENCH = "Workbench";
  static final String NODES = "Nodes";
  static final String ACCOUNTS = "Accounts";
  static final String TIERS = "Tiers";

  /** Line of the header of each of these sheets, from 0. */
  static final int HEADER = Frame.BODY + 2;

  /**
   * A position and the lines it is added up in, each from 1; 0: none.
   *
   * @param line the position
   * @param form how its requirement and liquidation value are computed
   * @param printed which price its venue prints for that value
   * @param terms how many digits its amounts have; absent: it has no mark
   * @param tiers where its tiers stand
   * @param top line of the report's node
   * @param desk line of its desk
   * @param book line of its book
   * @param account line of its account
   */
  record Row(
      PositionLine line,
      ClosedForm form,
      PrintedPrice printed,
      @Nullable Terms terms,
      Block tiers,
      int top,
      int desk,
      int book,
      int account) {}

  /**
   * A tier of an instrument.
   *
   * @param rules the instrument's rules
   * @param number place of the tier in its schedule, from 1
   * @param tier the tier
   * @param fee close fee in the trigger, fraction of value
   */
  record TierLine(MarginRules rules, int number, MaintenanceTier tier, BigDecimal fee) {
    /** Whether it is the highest, which holds all values above it. */
    boolean isLast() {
      return rules.model().schedule().isLast(tier);
    }
  }

  private record Place(String node, String asset) {}

  private record Account(String venue, String account, String asset) {}

  /** The live sheets of a report. */
  static LiveBook of(RiskReport report) {
    Map<MarginRules, Block> blocks = new LinkedHashMap<>();
    List<TierLine> tiers = tiers(report, blocks);
    Map<Place, Integer> places = places(report.nodes());
    Map<Account, Integer> accounts = accounts(report.facts().balances());
    NodePath top = report.facts().subject().node();
    List<Row> rows = new ArrayList<>();
    for (PositionLine line : report.positions()) {
      String asset = line.row().settlementAsset();
      NodePath book = NodePath.book(line.facts().desk(), line.facts().book());
      ClosedForm form = ClosedForm.of(line);
      rows.add(
          new Row(
              line,
              form,
              PrintedPrice.of(line),
              terms(line, form),
              tiersOf(line, form, blocks.get(line.rules())),
              places.getOrDefault(new Place(top.toString(), asset), 0),
              places.getOrDefault(
                  new Place(NodePath.desk(line.facts().desk()).toString(), asset), 0),
              places.getOrDefault(new Place(book.toString(), asset), 0),
              accounts.getOrDefault(accountOf(line), 0)));
    }
    return new LiveBook(
        List.copyOf(rows),
        tiers,
        Block.below(WORKBENCH, HEADER, rows.size()),
        Block.below(NODES, HEADER, report.nodes().size()),
        Block.below(ACCOUNTS, HEADER, report.facts().balances().size()));
  }

  private static @Nullable Terms terms(PositionLine line, ClosedForm form) {
    MarginExposure exposure = line.exposure();
    return exposure == null ? null : new Terms(line, exposure, form);
  }

  /** Noise of a sum over all positions that have an asset. */
  BigDecimal noise(String asset) {
    BigDecimal noise = BigDecimal.ZERO;
    BigDecimal greatest = BigDecimal.ZERO;
    for (Row row : rows) {
      if (row.line().row().settlementAsset().equals(asset)) {
        greatest = greatest.add(row.line().row().economics().isolatedMargin().abs());
        if (row.terms() != null) {
          greatest = greatest.add(row.terms().greatest());
          noise = noise.add(row.terms().unitsUntold());
        }
      }
    }
    return noise.add(Scale.noiseOfSum(greatest, rows.size()));
  }

  private static List<TierLine> tiers(RiskReport report, Map<MarginRules, Block> blocks) {
    List<TierLine> lines = new ArrayList<>();
    for (PositionLine line : report.positions()) {
      ClosedForm form = ClosedForm.of(line);
      if (!form.tiers().isEmpty() && !blocks.containsKey(line.rules())) {
        List<MaintenanceTier> all = line.rules().model().schedule().tiers();
        blocks.put(
            line.rules(), Block.below(TIERS, HEADER, lines.size() + all.size()).last(all.size()));
        for (MaintenanceTier tier : all) {
          lines.add(new TierLine(line.rules(), all.indexOf(tier) + 1, tier, form.fee()));
        }
      }
    }
    return List.copyOf(lines);
  }

  /** All tiers, or the one that quantity or entry decide for. */
  private static Block tiersOf(PositionLine line, ClosedForm form, @Nullable Block all) {
    if (all == null) {
      return new Block(TIERS, 1, 0);
    }
    List<MaintenanceTier> schedule = line.rules().model().schedule().tiers();
    return form.tiers().size() == schedule.size()
        ? all
        : all.part(schedule.indexOf(form.tiers().getFirst()), 1);
  }

  private static Map<Place, Integer> places(List<NodeLine> nodes) {
    Map<Place, Integer> places = new HashMap<>();
    nodes.forEach(
        node ->
            places.put(
                new Place(node.row().node(), node.row().settlementAsset()), places.size() + 1));
    return places;
  }

  private static Map<Account, Integer> accounts(List<AccountBalancesQuery.Row> balances) {
    Map<Account, Integer> accounts = new HashMap<>();
    balances.forEach(
        row ->
            accounts.put(
                new Account(row.venue(), row.account(), row.settlementAsset()),
                accounts.size() + 1));
    return accounts;
  }

  private static Account accountOf(PositionLine line) {
    return new Account(
        line.key().instrument().venue(), line.key().account(), line.row().settlementAsset());
  }
}
