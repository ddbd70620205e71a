package io.ringfence.reporting.report;

import io.ringfence.contracts.rulepack.RulePacks;
import io.ringfence.domain.access.DeskScope;
import io.ringfence.domain.quantity.NodePath;
import io.ringfence.domain.reallocation.ReallocationPolicy;
import io.ringfence.reporting.query.AccountBalancesQuery;
import io.ringfence.reporting.query.DesksAtQuery;
import io.ringfence.reporting.query.HourlyMarksQuery;
import io.ringfence.reporting.query.LastRecordedQuery;
import io.ringfence.reporting.query.MarksExtremesQuery;
import io.ringfence.reporting.query.PositionsAtQuery;
import io.ringfence.reporting.query.PositionsInTurnQuery;
import io.ringfence.reporting.query.RunQuery;
import io.ringfence.reporting.query.SuggestionGatesQuery;
import io.ringfence.reporting.query.SuggestionsLedger;
import io.ringfence.reporting.query.SuggestionsQuery;
import io.ringfence.reporting.query.Vantage;
import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;

/**
 * Composes the report of a run from what is stored, and stores the proposals that belong to it.
 *
 * @param clickhouse a way to ask
 * @param packs the rule packs of this build
 * @param policy what proposals aim at
 */
public record ReportComposer(DSLContext clickhouse, RulePacks packs, ReallocationPolicy policy) {
  /** On whose behalf: the command line's, which sees everything. */
  private static final DeskScope SCOPE = DeskScope.ALL;

  /** A composer with the rule packs and the policy of this build. */
  public static ReportComposer ofThisBuild(DSLContext clickhouse) {
    return new ReportComposer(clickhouse, RulePacks.ofClassPath(), ReallocationPolicy.DEFAULT);
  }

  /**
   * The risk pack of a completed run at its end. Composing again gives the same report and stores
   * nothing twice.
   *
   * @throws ControlTotalException when figures that must be equal are not
   */
  public RiskReport compose(RunQuery.Row run) {
    Subject subject = new Subject(Pack.RISK, NodePath.FIRM, latest(run, run.asOf()));
    RunFacts read = RunFacts.read(clickhouse, run, subject);
    List<PositionLine> positions = valuation(run.runId()).of(read.positions());
    // Refuses figures that do not agree before anything is proposed from them.
    RunFacts facts = RiskReport.of(read, positions, Proposals.NONE).facts();
    Proposals proposed = proposals(facts, positions);
    store(run, proposed);
    return RiskReport.of(facts, positions, stored(run).with(proposed.outcomes()));
  }

  /**
   * The report of any subject of a completed run. Stores nothing: the same subject gives the same
   * report whenever it is asked for. A compliance pack shows no proposals, so none are made for it.
   *
   * @throws ControlTotalException when figures that must be equal are not
   */
  public RiskReport compose(RunQuery.Row run, Subject subject) {
    if (subject.pack() == Pack.COMPLIANCE) {
      return examine(run, subject);
    }
    RunFacts firm = RunFacts.read(clickhouse, run, subject);
    Valuation valuation = valuation(run.runId());
    List<PositionLine> positions = valuation.of(firm.positions());
    RunFacts cut = firm.ofNode();
    List<PositionLine> ofNode = subject.isOfTheFirm() ? positions : valuation.of(cut.positions());
    RunFacts facts = RiskReport.of(cut, ofNode, Proposals.NONE).facts();
    Proposals proposed = proposals(firm, positions);
    return RiskReport.of(
        facts, ofNode, subject.isOfTheFirm() ? proposed : proposed.of(subject.node()));
  }

  /** The same without proposals: for questions that ask for none. */
  public RiskReport examine(RunQuery.Row run, Subject subject) {
    RunFacts facts = RunFacts.read(clickhouse, run, subject).ofNode();
    return RiskReport.of(facts, valuation(run.runId()).of(facts.positions()), Proposals.NONE);
  }

  /** What explains a report. */
  public Insights insights(RiskReport report) {
    return Insights.of(clickhouse, packs(report), report);
  }

  /** What explains a report, its distances since an instant before it. */
  public Insights insights(RiskReport report, Instant since) {
    return Insights.of(clickhouse, packs(report), report, since);
  }

  /** Those of this build, and what the report knows that venues announced to the run. */
  private RulePacks packs(RiskReport report) {
    RunFacts facts = report.facts();
    return AnnouncedPacks.known(clickhouse, packs, facts.run().runId(), facts.subject().vantage())
        .all();
  }

  /** An instant of a run by everything that is recorded of it. */
  public Vantage latest(RunQuery.Row run, Instant asOf) {
    return new Vantage(
        asOf, new LastRecordedQuery(clickhouse, SCOPE).notBefore(run.runId(), run.asOf()));
  }

  /** Proposals at the instants of decisions; those of the firm with what came of a whole day's. */
  private Proposals proposals(RunFacts facts, List<PositionLine> atEnd) {
    Proposals proposals = Proposals.NONE;
    List<HourlyMarksQuery.Row> hours = hours(facts);
    Instant end = facts.run().asOf();
    for (Instant at : DecisionInstants.of(end, facts.liquidations())) {
      if (at.isBefore(end)) {
        Decided decided = Decided.of(decision(facts, at, hours, positions(facts, at)), policy);
        proposals = proposals.plus(decided.proposals());
      }
    }
    Decided decided = Decided.of(decision(facts, end, hours, atEnd), policy);
    return proposals.plus(decided.proposals()).with(outcomes(facts, hours, decided));
  }

  private List<PositionLine> positions(RunFacts facts, Instant at) {
    return valuation(facts.run().runId())
        .of(
            new PositionsAtQuery(clickhouse, SCOPE)
                .at(facts.run().runId(), facts.subject().vantage().at(at)));
  }

  private Outcomes outcomes(RunFacts facts, List<HourlyMarksQuery.Row> hours, Decided end) {
    if (!facts.subject().isOfTheFirm()) {
      return Outcomes.NONE;
    }
    RunQuery.Row run = facts.run();
    PositionsInTurnQuery.Turns book =
        new PositionsInTurnQuery(clickhouse, SCOPE)
            .of(run.runId(), facts.subject().vantage().asKnown());
    return new OutcomeWalk(policy, hours, facts.alerts())
        .of(
            DecisionInstants.hourly(run.firstAt(), run.asOf()),
            at -> walked(facts, hours, book.at(at), at),
            end);
  }

  /** What pools are made of at an hour of the walk; nothing else is asked of it. */
  private DecisionFacts walked(
      RunFacts facts,
      List<HourlyMarksQuery.Row> hours,
      List<PositionsAtQuery.Row> rows,
      Instant at) {
    String id = facts.run().runId();
    Vantage then = facts.subject().vantage().at(at);
    Prospects prospects = Prospects.read(clickhouse, id, then, hours);
    return new DecisionFacts(
        at,
        valuation(id).forDecisions(rows, prospects::hasFigures),
        prospects,
        new DesksAtQuery(clickhouse, SCOPE).at(id, then),
        new AccountBalancesQuery(clickhouse, SCOPE).at(id, then),
        List.of(),
        List.of());
  }

  /** Hours up to the report's instant as it knows them: what came late is not in them. */
  private List<HourlyMarksQuery.Row> hours(RunFacts facts) {
    return new HourlyMarksQuery(clickhouse, SCOPE)
        .between(facts.run().runId(), Instant.EPOCH, facts.subject().vantage());
  }

  private DecisionFacts decision(
      RunFacts facts, Instant at, List<HourlyMarksQuery.Row> hours, List<PositionLine> positions) {
    String id = facts.run().runId();
    Vantage end = facts.subject().vantage();
    Vantage then = end.at(at);
    return new DecisionFacts(
        at,
        positions,
        Prospects.read(clickhouse, id, then, hours),
        at.equals(end.asOf()) ? facts.nodes() : new DesksAtQuery(clickhouse, SCOPE).at(id, then),
        new AccountBalancesQuery(clickhouse, SCOPE).at(id, then),
        new MarksExtremesQuery(clickhouse, SCOPE).between(id, at, end),
        facts.liquidations());
  }

  private Valuation valuation(String run) {
    return AnnouncedPacks.valuation(clickhouse, packs, run);
  }

  private void store(RunQuery.Row run, Proposals proposals) {
    new SuggestionsLedger(clickhouse, SCOPE)
        .write(run.runId(), proposals.suggestions(), proposals.gates());
  }

  private Proposals stored(RunQuery.Row run) {
    return new Proposals(
        new SuggestionsQuery(clickhouse, SCOPE).of(run.runId()),
        new SuggestionGatesQuery(clickhouse, SCOPE).of(run.runId()));
  }
}
