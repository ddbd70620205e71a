package io.ringfence.domain.reallocation;

import io.ringfence.domain.position.PositionFacts;
import io.ringfence.domain.position.PositionFacts.Plan;
import io.ringfence.domain.position.PositionFacts.Thesis;
import io.ringfence.domain.quantity.PositionKey;
import io.ringfence.domain.reallocation.Aims.Stance;
import io.ringfence.domain.reallocation.Suggestion.Obstacle;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What to move in one pool: reach the target distance, do not maximise. In this order of rank: save
 * the most expected burned margin for what it costs, what donors then have at risk netted, each
 * position lifted to the target whole or not at all; move no more margin than that takes; leave the
 * donors' smallest distance as great as it can be. Margin comes from the free balance above its
 * reserve, then from donors of the same book, then from those of other books of the desk, then by
 * lanes from other accounts, as far as the budgets of the nodes that would hold more have headroom.
 */
public final class Reallocation {
  /** Above so many candidates the most efficient come first and no better set is looked for. */
  private static final int MOST_BRANCHED = 24;

  private static final Comparator<Appraisal> MOST_EFFICIENT =
      Comparator.<Appraisal>comparingInt(one -> obstacle(one).isPresent() ? 1 : 0)
          .thenComparing(Appraisal::compareEfficiency)
          .thenComparing(one -> one.position().key());

  private final Pool pool;
  private final ReallocationPolicy policy;
  private final List<Appraisal> appraisals;
  private @Nullable Map<PositionKey, BigDecimal> spares;
  private @Nullable Relaxation relaxation;

  private Reallocation(Pool pool, ReallocationPolicy policy, List<Appraisal> appraisals) {
    this.pool = pool;
    this.policy = policy;
    this.appraisals = appraisals;
  }

  /** What is asked in a pool; what it may use has no part in that. */
  static Reallocation of(Pool pool, ReallocationPolicy policy) {
    return new Reallocation(
        pool,
        policy,
        pool.positions().stream()
            .filter(one -> one.slackAt(Distances.target(policy, one)).signum() < 0)
            .map(one -> Appraisal.of(one, policy))
            .sorted(MOST_EFFICIENT)
            .toList());
  }

  /** The same in a pool of the same positions with other means. */
  Reallocation within(Pool means) {
    return new Reallocation(means, policy, appraisals);
  }

  /** Proposes what to move in one pool. The same pool and policy give the same batch. */
  public static Batch propose(Pool pool, ReallocationPolicy policy) {
    return of(pool, policy).batch();
  }

  /** Positions of a pool that may be lifted, the most efficient first. */
  static List<Appraisal> candidates(Pool pool, ReallocationPolicy policy) {
    return of(pool, policy).candidates();
  }

  private List<Appraisal> candidates() {
    return appraisals.stream().filter(one -> whyBarred(one).isEmpty()).toList();
  }

  /** Whether nothing is proposed whatever there is to give. */
  boolean isQuiet() {
    return appraisals.isEmpty()
        && pool.positions().stream()
            .noneMatch(one -> follows(one, Stance.HARVEST) || follows(one, Stance.PRESS));
  }

  /** What {@link #propose} proposes, without what proves how good it is. */
  PoolMoves moves() {
    return new PoolMoves(pool, isQuiet() ? List.of() : answered().suggestions());
  }

  private Batch batch() {
    Proposal best = answered();
    return new Batch(
        pool,
        best.suggestions(),
        Batch.gates(pool, policy.shocks(), best.sources().changes()),
        Certificate.of(new Certificate.Facts(pool, policy, relaxation(), best, spares())));
  }

  private Proposal answered() {
    List<Appraisal> candidates = candidates();
    Proposal best = efficientFirst();
    if (best.lifted().size() < candidates.size() && candidates.size() <= MOST_BRANCHED) {
      Proposal other = chosenFirst(Selection.of(relaxation()));
      best = other.saved().compareTo(best.saved()) > 0 ? other : best;
    }
    harvestAndPress(best);
    return best;
  }

  private Relaxation relaxation() {
    if (relaxation == null) {
      Sources sources = new Sources(pool, policy, spares());
      relaxation = Relaxation.of(candidates(), sources.givers(), sources.most());
    }
    return relaxation;
  }

  /** What each position of the pool has to spare; looked at once. */
  private Map<PositionKey, BigDecimal> spares() {
    if (spares == null) {
      spares = Spares.all(pool, policy);
    }
    return spares;
  }

  /** Everybody in the order of efficiency. */
  private Proposal efficientFirst() {
    Proposal proposal = new Proposal(pool, policy, spares());
    for (Appraisal one : appraisals) {
      answer(proposal, one);
    }
    return proposal;
  }

  /** A set first; then whoever what is left can lift. */
  private Proposal chosenFirst(Set<Appraisal> chosen) {
    Proposal proposal = new Proposal(pool, policy, spares());
    List<Appraisal> others = new ArrayList<>();
    for (Appraisal one : appraisals) {
      if (!chosen.contains(one) || !proposal.lift(one)) {
        others.add(one);
      }
    }
    others.forEach(one -> answer(proposal, one));
    return proposal;
  }

  private void answer(Proposal proposal, Appraisal appraisal) {
    whyBarred(appraisal)
        .ifPresentOrElse(why -> proposal.refuse(appraisal, why), () -> proposal.defend(appraisal));
  }

  private void harvestAndPress(Proposal proposal) {
    pool.positions().stream()
        .filter(position -> follows(position, Stance.HARVEST))
        .forEach(proposal::harvest);
    pool.positions().stream()
        .filter(position -> follows(position, Stance.PRESS))
        .filter(this::mayBePressed)
        .forEach(proposal::press);
  }

  private boolean follows(PoolPosition position, Stance stance) {
    return policy.aimsOf(position).stances().contains(stance);
  }

  private boolean mayBePressed(PoolPosition position) {
    Outlook.Trend trend = position.outlook().trend();
    return trend != null
        && trend.inFavour().compareTo(policy.aimsOf(position).pressTrend()) >= 0
        && obstacle(position).isEmpty()
        && position.exposure().unrealisedPnl().signum() > 0
        && position.slackAt(Distances.target(policy, position)).signum() >= 0;
  }

  /** Why a position may not be lifted whatever there is to give; the policy's own reasons last. */
  private Optional<Obstacle> whyBarred(Appraisal appraisal) {
    Optional<Obstacle> own = obstacle(appraisal);
    if (own.isPresent()) {
      return own;
    }
    if (!follows(appraisal.position(), Stance.DEFEND)) {
      return Optional.of(Obstacle.NOT_DEFENDED);
    }
    return appraisal.isWorth() ? Optional.empty() : Optional.of(Obstacle.NOT_WORTH_ITS_COST);
  }

  private static Optional<Obstacle> obstacle(Appraisal appraisal) {
    Optional<Obstacle> own = obstacle(appraisal.position());
    BigDecimal left = appraisal.position().outlook().topUpLeft();
    boolean isCapped = left != null && left.compareTo(appraisal.need()) < 0;
    return own.isEmpty() && isCapped ? Optional.of(Obstacle.TOP_UP_CAP) : own;
  }

  /** Why a position may not be lifted, whoever asks. */
  static Optional<Obstacle> obstacle(PoolPosition position) {
    PositionFacts facts = position.facts();
    if (position.outlook().barred() != null) {
      return Optional.ofNullable(position.outlook().barred());
    }
    if (facts.plan() == Plan.EXIT) {
      return Optional.of(Obstacle.PLAN_SAYS_EXIT);
    }
    if (facts.thesis() != Thesis.INTACT) {
      return Optional.of(Obstacle.THESIS_NOT_INTACT);
    }
    return facts.labels().pairId() != null ? Optional.of(Obstacle.PAIRED) : Optional.empty();
  }
}
