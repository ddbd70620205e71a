package io.ringfence.domain.reallocation;

import io.ringfence.domain.linear.LinearSolver;
import io.ringfence.domain.linear.Proof;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Batches of several pools that share something: the free balance of an account, the headroom of a
 * node, a lane. A linear programme says how much of what is shared each pool should get; each pool
 * is then answered exactly, by {@link Reallocation}, with no more than that and what no later pool
 * was meant to have. Where taking the pools one after the other saves as much, that is what is
 * proposed: then nothing depends on a solver.
 *
 * @param batches one for each pool, in the order given
 * @param rank what they save together, beside what the programme proves no batches can exceed
 */
public record CoupledPools(List<Batch> batches, Certificate.Rank rank) {
  private static final int SCALE = 12;

  public CoupledPools {
    batches = List.copyOf(batches);
  }

  /**
   * Proposes what to move in pools that share their means.
   *
   * @param pools each with all of what is shared, as if it were alone
   */
  public static CoupledPools propose(
      List<Pool> pools, ReallocationPolicy policy, LinearSolver solver) {
    CoupledProgram coupled = CoupledProgram.of(pools, policy);
    LinearSolver.Answer answer = solver.solve(coupled.program());
    Proof proof = Proof.of(coupled.program(), answer);
    List<Batch> inTurn = inTurn(pools, policy, Shared.Allotment.NONE);
    List<Batch> allotted = inTurn(pools, policy, coupled.allotment(answer));
    List<Batch> better = saved(allotted).compareTo(saved(inTurn)) > 0 ? allotted : inTurn;
    return new CoupledPools(better, rank(better, proof));
  }

  /** Batches of pools one after the other: what one takes is gone for the next. */
  public static List<Batch> inTurn(List<Pool> pools, ReallocationPolicy policy) {
    return inTurn(pools, policy, Shared.Allotment.NONE);
  }

  /**
   * What {@link #inTurn(List, ReallocationPolicy)} proposes, without what proves how good it is;
   * pools for which it proposes nothing are left out.
   */
  public static List<PoolMoves> movesInTurn(List<Pool> pools, ReallocationPolicy policy) {
    Shared shared = new Shared(pools, policy);
    List<PoolMoves> all = new ArrayList<>();
    for (int i = 0; i < pools.size(); i++) {
      Reallocation asked = Reallocation.of(pools.get(i), policy);
      if (!asked.isQuiet()) {
        Pool limited = shared.limited(pools.get(i), i, Shared.Allotment.NONE);
        PoolMoves moves = asked.within(limited).moves();
        shared.spend(moves);
        all.add(moves);
      }
    }
    return all;
  }

  /**
   * Whether dividing what pools share in another way than first come, first served could lift more:
   * one of several pools is short of free balance that another pool of its account took, or of
   * headroom.
   */
  public static boolean mayGainFromDividing(List<Batch> inTurn) {
    Set<Purse> spent = new HashSet<>();
    for (Batch batch : inTurn) {
      Set<Suggestion.Obstacle> obstacles = EnumSet.noneOf(Suggestion.Obstacle.class);
      boolean usesCash = false;
      for (Suggestion suggestion : batch.suggestions()) {
        if (suggestion instanceof Suggestion.NotFeasible not) {
          obstacles.add(not.why());
        } else if (suggestion instanceof Suggestion.Move move) {
          usesCash |= move.source() instanceof Source.FreeBalance;
        }
      }
      boolean isShortOfCash =
          obstacles.contains(Suggestion.Obstacle.TARGET_OUT_OF_REACH)
              && spent.contains(Purse.of(batch.pool().id()));
      boolean isShortOfHeadroom =
          inTurn.size() > 1 && obstacles.contains(Suggestion.Obstacle.BUDGET_HEADROOM);
      if (isShortOfCash || isShortOfHeadroom) {
        return true;
      }
      if (usesCash) {
        spent.add(Purse.of(batch.pool().id()));
      }
    }
    return false;
  }

  private static List<Batch> inTurn(
      List<Pool> pools, ReallocationPolicy policy, Shared.Allotment allotment) {
    Shared shared = new Shared(pools, policy);
    List<Batch> batches = new ArrayList<>();
    for (int i = 0; i < pools.size(); i++) {
      Batch batch = Reallocation.propose(shared.limited(pools.get(i), i, allotment), policy);
      shared.spend(batch.moves());
      batches.add(batch);
    }
    return batches;
  }

  private static BigDecimal saved(List<Batch> batches) {
    return batches.stream()
        .map(batch -> batch.certificate().ranks().getFirst().reached())
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static Certificate.Rank rank(List<Batch> batches, Proof proof) {
    BigDecimal reached = saved(batches);
    BigDecimal bound = proof.bound().negate().setScale(SCALE, RoundingMode.CEILING);
    return new Certificate.Rank(
        "expected burned margin saved by all pools less costs, weighted by conviction",
        reached,
        bound,
        bound.subtract(reached).max(BigDecimal.ZERO),
        proof.residual(),
        proof.binding());
  }
}
