package io.ringfence.domain.reallocation;

import io.ringfence.domain.quantity.Fraction;
import io.ringfence.domain.quantity.PositionKey;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * What proves how good a batch is. The objective has ranks; each says what the batch reached, what
 * no batch can exceed, and which constraints bind. The residual belongs to the continuous kernel of
 * the rank; what rounding to steps, least transfers, whole positions and a number of moves cost
 * beyond it is the gap. A batch that is not what it says it is, falls short of what it lifts to or
 * exceeds a bound has a residual as large as that, and is not proved.
 *
 * @param ranks from the first rank of the objective to the last
 */
public record Certificate(List<Rank> ranks) {
  /** Largest residual that counts as a proof. */
  public static final BigDecimal PROOF = new BigDecimal("1e-9");

  private static final int SCALE = 12;

  /**
   * One rank of the objective.
   *
   * @param objective in words, with its unit
   * @param reached what the batch comes to, rounded down at 12 digits
   * @param bound what no batch can exceed, rounded up; for what is to be small, what none can
   *     undercut, rounded down
   * @param gap how far the two are apart, at least 0, rounded up
   * @param residual KKT residual of the continuous kernel, a share
   * @param binding constraints that bind, in words
   */
  public record Rank(
      String objective,
      BigDecimal reached,
      BigDecimal bound,
      BigDecimal gap,
      BigDecimal residual,
      List<String> binding) {
    public Rank {
      binding = List.copyOf(binding);
    }

    /** Whether the continuous kernel is proved optimal. */
    public boolean isProved() {
      return residual.compareTo(PROOF) <= 0;
    }
  }

  /** What a certificate is drawn up from; its figures come from the moves of the proposal alone. */
  record Facts(
      Pool pool,
      ReallocationPolicy policy,
      Relaxation relaxation,
      Proposal proposal,
      Map<PositionKey, BigDecimal> spares,
      Defence defence) {
    Facts(
        Pool pool,
        ReallocationPolicy policy,
        Relaxation relaxation,
        Proposal proposal,
        Map<PositionKey, BigDecimal> spares) {
      this(pool, policy, relaxation, proposal, spares, Defence.of(proposal.suggestions(), policy));
    }
  }

  public Certificate {
    ranks = List.copyOf(ranks);
  }

  static Certificate of(Facts facts) {
    return new Certificate(List.of(saving(facts), moving(facts), keeping(facts)));
  }

  private static Rank saving(Facts facts) {
    Relaxation relaxation = facts.relaxation();
    Fraction bound = relaxation.bound();
    Integer most = facts.policy().aimsOf(facts.pool().id()).mostMoves();
    List<String> binding = new ArrayList<>();
    if (relaxation.price().signum() > 0) {
      binding.add("margin there is to give, %s".formatted(plain(relaxation.capacity())));
    }
    if (most != null) {
      bound = bound.min(relaxation.boundOf(most));
      binding.add("at most %s %s".formatted(most, most == 1 ? "move" : "moves"));
    }
    for (Suggestion suggestion : facts.proposal().suggestions()) {
      if (suggestion instanceof Suggestion.NotFeasible not) {
        binding.add(not.why() + " " + not.recipient().key());
      }
    }
    Fraction reached = facts.defence().saved();
    Fraction wrong =
        reached
            .minus(facts.proposal().saved())
            .abs()
            .max(reached.minus(bound))
            .dividedBy(bound.max(Fraction.of(BigDecimal.ONE)));
    return new Rank(
        "expected burned margin saved, that of donors netted, less costs, weighted by conviction,"
            + " settlement asset",
        down(reached),
        up(bound),
        up(bound.minus(reached).max(Fraction.ZERO)),
        up(relaxation.residual().max(wrong)),
        binding);
  }

  /**
   * Its kernel gives each position exactly what it misses: then every target binds, at the price of
   * a unit for a unit. Both are looked at again, and whether the batch reaches them.
   */
  private static Rank moving(Facts facts) {
    BigDecimal moved = BigDecimal.ZERO;
    BigDecimal needed = BigDecimal.ZERO;
    BigDecimal residual = BigDecimal.ZERO;
    List<String> binding = new ArrayList<>();
    for (Defence.Change one : facts.defence().received()) {
      PoolPosition position = one.position();
      BigDecimal target = Distances.target(facts.policy(), position);
      BigDecimal missing = position.slackAt(target).negate();
      BigDecimal atTarget = position.with(missing).slackAt(target);
      BigDecimal unitMore = position.with(missing.add(BigDecimal.ONE)).slackAt(target);
      BigDecimal stillMissing = position.with(one.amount()).slackAt(target).negate();
      residual =
          residual
              .max(atTarget.abs())
              .max(unitMore.subtract(atTarget).subtract(BigDecimal.ONE).abs())
              .max(stillMissing);
      moved = moved.add(one.amount());
      needed = needed.add(missing);
      binding.add("target distance of " + position.key());
    }
    return new Rank(
        "margin moved to lift them, settlement asset",
        moved,
        needed,
        moved.subtract(needed).max(BigDecimal.ZERO),
        residual.divide(needed.max(BigDecimal.ONE), MathContext.DECIMAL64),
        binding);
  }

  private static Rank keeping(Facts facts) {
    List<Defence.Change> given = facts.defence().given();
    BigDecimal reached = BigDecimal.ONE;
    DonorLevel.Proved proved = new DonorLevel.Proved(reached, BigDecimal.ZERO);
    if (!given.isEmpty()) {
      reached = Kept.least(given, facts.policy());
      proved = Kept.most(given, facts);
    }
    BigDecimal bound = proved.level();
    return new Rank(
        "smallest distance left among donors, in multiples of what each must keep",
        reached,
        bound,
        bound.subtract(reached).max(BigDecimal.ZERO),
        proved.residual().max(reached.subtract(bound)),
        given.stream()
            .map(one -> one.position().key())
            .sorted()
            .map(key -> "common level of " + key)
            .toList());
  }

  /** What donors keep, and the most they could keep together. */
  private static final class Kept {
    private Kept() {}

    static BigDecimal least(List<Defence.Change> given, ReallocationPolicy policy) {
      return given.stream()
          .map(one -> DonorLine.level(one.position().with(one.amount().negate()), policy))
          .min(Comparator.naturalOrder())
          .orElseThrow()
          .setScale(SCALE, RoundingMode.FLOOR);
    }

    static DonorLevel.Proved most(List<Defence.Change> given, Facts facts) {
      List<DonorShares.Spare> donors = new ArrayList<>();
      for (PoolPosition position : facts.pool().positions()) {
        BigDecimal spare = facts.spares().getOrDefault(position.key(), BigDecimal.ZERO);
        if (spare.signum() > 0) {
          donors.add(DonorShares.spare(position, spare, facts.policy()));
        }
      }
      BigDecimal total =
          given.stream().map(Defence.Change::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
      BigDecimal guess =
          new DonorShares(facts.policy(), donors).level(total).orElse(BigDecimal.ONE);
      return new DonorLevel(facts.policy(), donors).of(total, guess);
    }
  }

  private static BigDecimal down(Fraction figure) {
    return figure.rounded(SCALE, RoundingMode.FLOOR);
  }

  private static BigDecimal up(Fraction figure) {
    return figure.rounded(SCALE, RoundingMode.CEILING);
  }

  private static String plain(BigDecimal amount) {
    return amount.stripTrailingZeros().toPlainString();
  }
}
