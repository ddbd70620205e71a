package io.ringfence.domain.reallocation;

import io.ringfence.domain.quantity.Fraction;
import io.ringfence.domain.quantity.PositionKey;
import io.ringfence.domain.reallocation.Aims.Stance;
import io.ringfence.domain.reallocation.Sources.Draw;
import io.ringfence.domain.reallocation.Suggestion.GiveBack;
import io.ringfence.domain.reallocation.Suggestion.Move;
import io.ringfence.domain.reallocation.Suggestion.NotFeasible;
import io.ringfence.domain.reallocation.Suggestion.Obstacle;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One way to answer every position of a pool, built up suggestion by suggestion. */
final class Proposal {
  private final ReallocationPolicy policy;
  private final Aims.Costs costs;
  private final @Nullable Integer mostMoves;
  private final ExpectedBurn burn;
  private final Sources sources;
  private final List<Suggestion> suggestions = new ArrayList<>();
  private final List<Appraisal> lifted = new ArrayList<>();
  private Fraction saved = Fraction.ZERO;
  private int moves;

  Proposal(Pool pool, ReallocationPolicy policy, Map<PositionKey, BigDecimal> spares) {
    this.policy = policy;
    this.costs = policy.costsOf(pool.id());
    this.mostMoves = policy.aimsOf(pool.id()).mostMoves();
    this.burn = new ExpectedBurn(policy);
    this.sources = new Sources(pool, policy, spares);
  }

  /** Lifts a position whole, or says why not. */
  void defend(Appraisal appraisal) {
    if (!lift(appraisal)) {
      PoolPosition position = appraisal.position();
      refuse(appraisal, sources.whyNot(position, appraisal.need(), movesLeft()));
    }
  }

  /** Lifts a position whole if that can be done. */
  boolean lift(Appraisal appraisal) {
    PoolPosition position = appraisal.position();
    List<Draw> draws = sources.draw(position, appraisal.need(), movesLeft());
    if (draws.isEmpty()) {
      return false;
    }
    Fraction net = appraisal.saved().plus(ofSources(draws));
    if (!appraisal.isWorth() || net.signum() < 0) {
      refuse(appraisal, Obstacle.NOT_WORTH_ITS_COST);
      return true;
    }
    move(Stance.DEFEND, position, draws);
    lifted.add(appraisal);
    saved = saved.plus(net);
    return true;
  }

  /** Says why a position is not lifted. */
  void refuse(Appraisal appraisal, Obstacle why) {
    PoolPosition position = appraisal.position();
    suggestions.add(new NotFeasible(position, appraisal.need(), why, rival(position)));
  }

  /** What donors save, below 0 where more of them is at risk, less what the rest costs. */
  private Fraction ofSources(List<Draw> draws) {
    Fraction sum = Fraction.ZERO;
    for (Draw draw : draws) {
      if (draw.source() instanceof Source.Donor(PoolPosition donor, BigDecimal before)) {
        BigDecimal after = before.add(draw.amount());
        sum = sum.plus(burn.saved(donor, before.negate(), after.negate()));
      }
      sum = sum.minus(draw.source().cost(draw.amount(), costs));
    }
    return sum;
  }

  private void move(Stance stance, PoolPosition position, List<Draw> draws) {
    Optional<Suggestion.Reduction> rival = rival(position);
    BigDecimal received = BigDecimal.ZERO;
    for (Draw draw : draws) {
      suggestions.add(new Move(stance, position, draw.source(), draw.amount(), received, rival));
      received = received.add(draw.amount());
    }
    moves += draws.size();
    sources.give(position, draws);
  }

  private Optional<Suggestion.Reduction> rival(PoolPosition position) {
    return Reduce.to(position, Distances.target(policy, position));
  }

  private int movesLeft() {
    return mostMoves == null ? Integer.MAX_VALUE : mostMoves - moves;
  }

  /** Gives back what a position in profit holds above the harvest distance. */
  void harvest(PoolPosition position) {
    BigDecimal given = sources.givenBy(position);
    if (given.signum() < 0 || position.exposure().unrealisedPnl().signum() <= 0) {
      return;
    }
    BigDecimal amount =
        Spares.above(
            position.with(given.negate()), policy, policy.aimsOf(position).harvestDistance());
    if (amount.compareTo(policy.minimumTransfer()) >= 0 && movesLeft() > 0) {
      suggestions.add(new GiveBack(position, amount, given));
      sources.takeFrom(position, amount);
      moves++;
    }
  }

  /** Strengthens a position whose trend is its own, from the free balance alone. */
  void press(PoolPosition position) {
    BigDecimal missing = position.slackAt(policy.aimsOf(position).pressDistance()).negate();
    BigDecimal amount = policy.roundedUp(missing);
    if (amount.compareTo(policy.minimumTransfer()) >= 0
        && sources.givenBy(position).signum() == 0) {
      List<Draw> cash = sources.drawCash(position, amount);
      if (!cash.isEmpty() && movesLeft() > 0) {
        move(Stance.PRESS, position, cash);
      }
    }
  }

  /** Positions that are lifted. */
  List<Appraisal> lifted() {
    return lifted;
  }

  /** Expected burned margin saved, that of donors netted, less what it costs, settlement asset. */
  Fraction saved() {
    return saved;
  }

  Sources sources() {
    return sources;
  }

  List<Suggestion> suggestions() {
    return suggestions;
  }
}
