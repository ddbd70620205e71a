package io.ringfence.reporting.whatif;

import io.ringfence.contracts.rulepack.PackInForce;
import io.ringfence.contracts.rulepack.PackInstrument;
import io.ringfence.contracts.rulepack.RulePacks;
import io.ringfence.domain.calculator.CaseException;
import io.ringfence.domain.calculator.PositionPreview.State;
import io.ringfence.domain.calculator.Venues;
import io.ringfence.domain.margin.IsolatedPosition;
import io.ringfence.domain.margin.MarginExposure;
import io.ringfence.domain.margin.MarginRules;
import io.ringfence.domain.operation.Holding;
import io.ringfence.domain.operation.OperationOutcome;
import io.ringfence.domain.operation.OrderEffects;
import io.ringfence.domain.operation.Place;
import io.ringfence.domain.operation.WhatIf;
import io.ringfence.domain.position.PositionFacts;
import io.ringfence.domain.proposal.Fact;
import io.ringfence.domain.quantity.PositionKey;
import io.ringfence.reporting.report.PositionLine;
import io.ringfence.reporting.whatif.TicketPreview.Market;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Works out tickets by the calculator's operations and checks every budget that counts them.
 *
 * @param facts what they are judged against
 * @param packs rules of venues
 * @param tolerance fraction by which a mark may move until the ticket is approved
 */
public record TicketCheck(FirmFacts facts, RulePacks packs, BigDecimal tolerance) {
  /**
   * What a ticket would do.
   *
   * @throws CaseException when a field is missing or names nothing
   */
  public TicketPreview of(Ticket ticket) {
    Optional<PositionLine> line = facts.position(ticket.key());
    if (line.isEmpty() && ticket.action() != Ticket.Action.OPEN) {
      return new TicketPreview.NotDone("NO_POSITION", "there is no open position to do it to");
    }
    PackInstrument instrument = instrument(ticket.key());
    MarginRules rules = line.map(PositionLine::rules).orElse(instrument.rules());
    Optional<BigDecimal> mark = mark(ticket.key(), line);
    if (mark.isEmpty()) {
      return new TicketPreview.NotDone("MARK_MISSING", "no mark that can be trusted is in force");
    }
    return worked(new GivenTicket(ticket, line, instrument, rules, mark.get()));
  }

  private PackInstrument instrument(PositionKey key) {
    return packs
        .inForce(key.instrument(), facts.vantage().asOf())
        .map(PackInForce::pack)
        .flatMap(pack -> pack.instrument(key.instrument().symbol()))
        .filter(PackInstrument::isPerpetual)
        .orElseThrow(
            () ->
                new CaseException("instrument", "must be a perpetual of a rule pack, was " + key));
  }

  private Optional<BigDecimal> mark(PositionKey key, Optional<PositionLine> line) {
    return line.isPresent()
        ? line.filter(it -> !facts.isStale(it))
            .flatMap(it -> Optional.ofNullable(it.exposure()))
            .map(MarginExposure::markPrice)
        : facts.mark(key.instrument());
  }

  private TicketPreview worked(GivenTicket given) {
    PositionKey key = given.ticket().key();
    Optional<OrderEffects> effects = Venues.orderEffects(key.instrument().venue());
    if (effects.isEmpty() && given.ticket().action().isOrder()) {
      return new TicketPreview.NotDone(
          "RULE_UNKNOWN", "what orders do to an isolated wallet is not known at the venue");
    }
    // Adding and removing margin are the same at every venue.
    WhatIf whatIf =
        new WhatIf(effects.orElse(OrderEffects.BINANCE), Optional.of(given.rules()), given.mark());
    return switch (whatIf.apply(held(given), given.operation())) {
      case OperationOutcome.Refused(var reason, String finding) ->
          new TicketPreview.NotDone(reason.name(), finding);
      case OperationOutcome.Applied applied -> done(given, applied);
    };
  }

  private Holding held(GivenTicket given) {
    var holding =
        given
            .line()
            .map(CountedPosition::economics)
            .map(Holding::of)
            .orElseGet(() -> Holding.flat(given.rules().contract()));
    return facts
        .free(given.ticket().key(), given.rules().settlementAsset())
        .map(holding::withFreeBalance)
        .orElse(holding);
  }

  private TicketPreview done(GivenTicket given, OperationOutcome.Applied applied) {
    BigDecimal account = applied.net(Place.ACCOUNT);
    BigDecimal realised = account.add(applied.net(Place.WALLET));
    Optional<BigDecimal> paidIn = given.line().map(line -> line.row().economics().lifetimeCap());
    Optional<State> after =
        applied
            .after()
            .position()
            .map(
                it ->
                    state(
                        given, it, Optional.of(paidIn.orElse(BigDecimal.ZERO).subtract(account))));
    List<BudgetOutcome> budgets = outcomes(given, after, realised);
    return new TicketPreview.Done(
        market(given, budgets),
        applied.before().position().map(it -> state(given, it, paidIn)),
        after,
        account,
        realised,
        budgets);
  }

  private static State state(
      GivenTicket given, IsolatedPosition position, Optional<BigDecimal> lifetimeCap) {
    BigDecimal leverage = position.terms().leverage().orElseThrow();
    return new State(
        MarginExposure.of(given.rules(), position, leverage, given.mark()), lifetimeCap);
  }

  private Market market(GivenTicket given, List<BudgetOutcome> budgets) {
    List<Fact> based = new ArrayList<>();
    based.add(Basis.mark(given.ticket().key(), given.mark(), tolerance));
    based.add(Basis.position(given.ticket().key(), given.line()));
    based.addAll(Basis.outcomes(budgets));
    return new Market(
        given.rules().settlementAsset(), given.rules().rulePack(), given.mark(), based);
  }

  private List<BudgetOutcome> outcomes(
      GivenTicket given, Optional<State> after, BigDecimal realised) {
    PositionFacts owner =
        given.line().map(PositionLine::facts).or(given.ticket()::owner).orElseThrow();
    PositionKey key = given.ticket().key();
    Optional<CountedPosition> held =
        after.map(it -> CountedPosition.of(given.rules(), key, it.exposure(), owner));
    return new BudgetOutcomes(facts)
        .of(
            List.of(
                new BudgetOutcomes.Change(key, held, given.rules().settlementAsset(), realised)));
  }
}
