package io.ringfence.reporting.report;

import io.ringfence.contracts.rulepack.RulePacks;
import io.ringfence.domain.access.DeskScope;
import io.ringfence.reporting.mandate.Mandate;
import io.ringfence.reporting.mandate.MandateFile;
import io.ringfence.reporting.query.AccountsQuery;
import io.ringfence.reporting.query.ApprovedDefaultsQuery;
import io.ringfence.reporting.query.DayCutsQuery;
import io.ringfence.reporting.query.MandatesQuery;
import io.ringfence.reporting.query.NodeCapitalQuery;
import io.ringfence.reporting.query.UtilisationByHourQuery;
import io.ringfence.reporting.query.Vantage;
import io.ringfence.reporting.query.VenueFiguresQuery;
import io.ringfence.reporting.query.VenueStatementsQuery;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;

/**
 * What a report is held against, and by which days.
 *
 * @param hours how the budgets of the report's node were used hour by hour since the run began
 * @param cuts when days of nodes end
 * @param statements what venues said of accounts; of a desk: of those that are all its own
 * @param figures what venues printed of positions; of the firm only
 * @param capital what nodes call their capital
 * @param accounts where positions of the report's node lay
 * @param mandate what moves of margin may use; of all desks; empty: none was given
 * @param defaults what operators of nodes begin with, as approved; empty: no register was given
 * @param feeds what venues tell of what stands behind a liquidation
 * @param beginnings how nodes stood when their days began
 */
public record Proofs(
    List<UtilisationByHourQuery.Row> hours,
    DayCutsQuery.Cuts cuts,
    List<VenueStatementsQuery.Row> statements,
    List<VenueFiguresQuery.Row> figures,
    List<NodeCapitalQuery.Row> capital,
    List<AccountsQuery.Row> accounts,
    Optional<MandatesQuery.Row> mandate,
    List<ApprovedDefaultsQuery.Row> defaults,
    Feeds feeds,
    Beginnings beginnings) {
  /** Nothing was asked. */
  public static final Proofs NONE =
      new Proofs(
          List.of(),
          DayCutsQuery.Cuts.NONE,
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          Optional.empty(),
          List.of(),
          Feeds.NONE,
          Beginnings.NONE);

  public Proofs {
    hours = List.copyOf(hours);
    statements = List.copyOf(statements);
    figures = List.copyOf(figures);
    capital = List.copyOf(capital);
    accounts = List.copyOf(accounts);
    defaults = List.copyOf(defaults);
  }

  /** What the mandate says; one that says nothing where none was given. */
  public Mandate mandateInForce() {
    return mandate.map(row -> MandateFile.stored(row.document())).orElse(Mandate.NONE);
  }

  /** Reads what a report is held against. */
  static Proofs of(DSLContext clickhouse, RulePacks packs, DeskScope scope, RiskReport report) {
    String id = report.facts().run().runId();
    Vantage to = report.facts().subject().vantage();
    DayCutsQuery.Cuts cuts = new DayCutsQuery(clickhouse, scope).at(id, to);
    return new Proofs(
        new UtilisationByHourQuery(clickhouse, scope)
            .of(id, report.facts().subject().node(), report.facts().run().firstAt(), to),
        cuts,
        new VenueStatementsQuery(clickhouse, scope).at(id, to),
        new VenueFiguresQuery(clickhouse, scope).at(id, to),
        new NodeCapitalQuery(clickhouse, scope).at(id, to),
        new AccountsQuery(clickhouse, scope).of(id, to, report.facts().subject().node()),
        new MandatesQuery(clickhouse, DeskScope.ALL).at(id, to),
        new ApprovedDefaultsQuery(clickhouse, DeskScope.ALL).at(id, to),
        Feeds.of(clickhouse, id, to),
        Beginnings.of(clickhouse, packs, scope, report, cuts));
  }
}
