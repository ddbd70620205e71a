package io.ringfence.reporting.whatif;

import io.ringfence.domain.margin.MarginExposure;
import io.ringfence.domain.position.PositionFacts;
import io.ringfence.domain.proposal.Fact;
import io.ringfence.domain.quantity.PositionKey;
import io.ringfence.domain.reallocation.Batch;
import io.ringfence.domain.reallocation.BurnTail;
import io.ringfence.domain.reallocation.Containment;
import io.ringfence.domain.reallocation.Pool;
import io.ringfence.domain.reallocation.PoolPosition;
import io.ringfence.domain.reallocation.ReallocationPolicy;
import io.ringfence.reporting.report.PositionLine;
import io.ringfence.reporting.report.Prospects;
import io.ringfence.reporting.report.RecordedCrashes;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Checks moves of margin that a person put together: what they do to each position, to the budgets
 * and under the shocks of the containment gate. What cannot be said is a problem, never a pass.
 *
 * @param facts what they are judged against
 * @param tolerance fraction by which a mark may move until they are approved
 */
public record BatchCheck(FirmFacts facts, BigDecimal tolerance) {
  /**
   * Moves of one pool, checked.
   *
   * @param pool what the positions share
   * @param moves the moves, in the order given
   * @param freeBalance what the account's free balance changes by, settlement asset
   * @param gates burned margin before and after at shocks
   * @param crashes the same in recorded crashes
   * @param tail its expected shortfall over recorded joint windows
   * @param tolerance by how much either may rise without the risk desk, settlement asset
   * @param budgets budgets that count them
   * @param facts what they rest on
   * @param problems why they cannot be proposed, one sentence each; none: they can
   */
  public record Checked(
      Pool.Id pool,
      List<Move> moves,
      BigDecimal freeBalance,
      List<Batch.Gate> gates,
      Containment crashes,
      BurnTail tail,
      BigDecimal tolerance,
      List<BudgetOutcome> budgets,
      List<Fact> facts,
      List<String> problems) {
    /**
     * Whether the risk desk has to agree: more burns at a shock, the worst of the recorded crashes
     * or the expected shortfall over joint windows rises by more than the mandate tolerates, a
     * budget is not kept, or margin is added to what was decided, before opening, to be left.
     */
    public boolean needsRiskDesk() {
      return crashes.needsApproval(tolerance)
          || tail.isRaisedBy(tolerance)
          || gates.stream().anyMatch(Batch.Gate::burnsMore)
          || budgets.stream().anyMatch(BudgetOutcome::needsApproval)
          || moves.stream().anyMatch(Move::isAgainstThePlan);
    }
  }

  /**
   * A move.
   *
   * @param line the position
   * @param amount margin put in, below 0: taken out, settlement asset
   * @param before the position at its mark; empty: it has none that can be trusted
   * @param after the same with the move
   */
  public record Move(
      PositionLine line,
      BigDecimal amount,
      Optional<MarginExposure> before,
      Optional<MarginExposure> after) {
    boolean isAgainstThePlan() {
      return amount.signum() > 0 && line.facts().plan() == PositionFacts.Plan.EXIT;
    }
  }

  /**
   * Checks moves.
   *
   * @param amounts margin to put in (below 0: to take out) by open position, one at least
   */
  public Checked of(Map<PositionKey, BigDecimal> amounts) {
    List<Move> moves = new ArrayList<>();
    amounts.forEach((key, amount) -> moves.add(move(facts.position(key).orElseThrow(), amount)));
    PositionLine first = moves.getFirst().line();
    BigDecimal free = amounts.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add).negate();
    List<BudgetOutcome> budgets = new BudgetOutcomes(facts).of(changes(moves));
    Pool pool = pool(poolOf(first));
    Prospects prospects = facts.prospects();
    return new Checked(
        poolOf(first),
        moves,
        free,
        Batch.gates(pool, ReallocationPolicy.DEFAULT.shocks(), amounts),
        Containment.of(pool, amounts, RecordedCrashes.ofClassPath()),
        BurnTail.of(pool, amounts, prospects.joint()),
        prospects.policy(ReallocationPolicy.DEFAULT).shortfallTolerance(pool.id()),
        budgets,
        based(moves, budgets),
        new MoveProblems(facts, poolOf(first)).of(moves, free));
  }

  private Move move(PositionLine line, BigDecimal amount) {
    Optional<MarginExposure> before =
        facts.isStale(line) ? Optional.empty() : Optional.ofNullable(line.exposure());
    return new Move(line, amount, before, before.map(it -> with(line, it, amount)));
  }

  private static MarginExposure with(PositionLine line, MarginExposure now, BigDecimal amount) {
    return MarginExposure.of(
        line.rules(), now.position().plusMargin(amount), now.leverage(), now.markPrice());
  }

  static Pool.Id poolOf(PositionLine line) {
    return new Pool.Id(
        line.key().instrument().venue(),
        line.key().account(),
        line.rules().settlementAsset(),
        line.facts().legalEntity(),
        line.facts().clientOrHouse(),
        line.facts().desk());
  }

  private List<BudgetOutcomes.Change> changes(List<Move> moves) {
    return moves.stream()
        .filter(move -> move.after().isPresent())
        .map(
            move ->
                new BudgetOutcomes.Change(
                    move.line().key(),
                    move.after()
                        .map(
                            it ->
                                CountedPosition.of(
                                    move.line().rules(),
                                    move.line().key(),
                                    it,
                                    move.line().facts())),
                    move.line().rules().settlementAsset(),
                    BigDecimal.ZERO))
        .toList();
  }

  private Pool pool(Pool.Id id) {
    List<PoolPosition> members =
        facts.positions().stream()
            .filter(line -> poolOf(line).equals(id) && !facts.isStale(line))
            .flatMap(line -> member(line).stream())
            .toList();
    return new Pool(id, members, null, Map.of());
  }

  private static Optional<PoolPosition> member(PositionLine line) {
    return Optional.ofNullable(line.exposure())
        .map(
            it ->
                new PoolPosition(
                    line.key(),
                    line.rules(),
                    it.position(),
                    it.leverage(),
                    line.facts(),
                    it.markPrice()));
  }

  private List<Fact> based(List<Move> moves, List<BudgetOutcome> budgets) {
    Map<String, Fact> based = new LinkedHashMap<>();
    for (Move move : moves) {
      PositionKey key = move.line().key();
      BigDecimal mark = move.before().map(MarginExposure::markPrice).orElse(null);
      Fact market = Basis.mark(key, mark, tolerance);
      based.put(market.name(), market);
      Fact position = Basis.position(key, Optional.of(move.line()));
      based.put(position.name(), position);
    }
    Basis.outcomes(budgets).forEach(fact -> based.put(fact.name(), fact));
    return List.copyOf(based.values());
  }
}
