package io.ringfence.reporting.whatif;

import io.ringfence.contracts.rulepack.RulePacks;
import io.ringfence.domain.access.DeskScope;
import io.ringfence.domain.budget.ConversionRate;
import io.ringfence.domain.quantity.InstrumentId;
import io.ringfence.domain.quantity.PositionKey;
import io.ringfence.reporting.mandate.Mandate;
import io.ringfence.reporting.query.AccountBalancesQuery;
import io.ringfence.reporting.query.BudgetsAtQuery;
import io.ringfence.reporting.query.DesksAtQuery;
import io.ringfence.reporting.query.MarkPathQuery;
import io.ringfence.reporting.query.PositionsAtQuery;
import io.ringfence.reporting.query.RatesAtQuery;
import io.ringfence.reporting.query.Vantage;
import io.ringfence.reporting.report.AnnouncedPacks;
import io.ringfence.reporting.report.PositionLine;
import io.ringfence.reporting.report.Prospects;
import io.ringfence.reporting.report.RunFacts;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;

/**
 * What an order is judged against at one instant: of the whole firm, for a firm's budget counts
 * positions of all desks. Who asks is shown what their desks may see of it, by whoever answers.
 *
 * @param clickhouse a way to ask
 * @param run the run
 * @param vantage instant and knowledge
 * @param positions open positions with what they are worth
 * @param nodes figures of nodes
 * @param budgets budgets in force
 * @param balances free balances of accounts
 * @param rates the newest rate of each pair of assets
 */
public record FirmFacts(
    DSLContext clickhouse,
    String run,
    Vantage vantage,
    List<PositionLine> positions,
    List<DesksAtQuery.Row> nodes,
    List<BudgetsAtQuery.Row> budgets,
    List<AccountBalancesQuery.Row> balances,
    List<ConversionRate> rates) {
  private static final DeskScope SCOPE = DeskScope.ALL;

  /** The facts of a run at an instant. */
  public static FirmFacts read(
      DSLContext clickhouse, String run, Vantage vantage, RulePacks packs) {
    return new FirmFacts(
        clickhouse,
        run,
        vantage,
        AnnouncedPacks.valuation(clickhouse, packs, run)
            .of(new PositionsAtQuery(clickhouse, SCOPE).at(run, vantage)),
        new DesksAtQuery(clickhouse, SCOPE).at(run, vantage),
        new BudgetsAtQuery(clickhouse, SCOPE).at(run, vantage),
        new AccountBalancesQuery(clickhouse, SCOPE).at(run, vantage),
        new RatesAtQuery(clickhouse, SCOPE).at(run, vantage));
  }

  /** An open position; empty: there is none. */
  public Optional<PositionLine> position(PositionKey key) {
    return positions.stream().filter(line -> line.key().equals(key)).findFirst();
  }

  /** What is known of the near future of positions, and what bars moves of them. */
  public Prospects prospects() {
    return Prospects.read(clickhouse, run, vantage);
  }

  /** What moves of margin may use and must leave alone. */
  Mandate mandate() {
    return Prospects.mandate(clickhouse, run, vantage);
  }

  /** Whether the mark of a position is too old to decide anything on. */
  public boolean isStale(PositionLine line) {
    return line.isStaleAt(vantage.asOf());
  }

  /** The mark in force of an instrument; empty: none that can be trusted. */
  Optional<BigDecimal> mark(InstrumentId instrument) {
    return new MarkPathQuery(clickhouse, SCOPE)
        .of(run, instrument, vantage.asOf().minus(RunFacts.TRUSTED_AGE), vantage, 1).stream()
            .map(MarkPathQuery.Row::close)
            .reduce((_, last) -> last);
  }

  /** What an account has free in an asset; empty: unknown. */
  public Optional<BigDecimal> free(PositionKey key, String asset) {
    return balances.stream()
        .filter(row -> row.venue().equals(key.instrument().venue()))
        .filter(row -> row.account().equals(key.account()) && row.settlementAsset().equals(asset))
        .map(AccountBalancesQuery.Row::freeBalance)
        .findFirst();
  }
}
