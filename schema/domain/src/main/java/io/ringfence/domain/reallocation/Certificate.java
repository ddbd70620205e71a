package io.ringfence.domain.reallocation;

import io.ringfence.domain.quantity.Fraction;
import io.ringfence.domain.quantity.PositionKey;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What proves how good a batch is. The objective has ranks; each says what the batch reached, what
 * no batch can exceed, and which constraints bind. The residual belongs to the continuous kernel of
 * the rank; what rounding to steps, least transfers, whole positions and a number of moves cost
 * beyond it is the gap.
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

  /** What a certificate is drawn up from. */
  record Facts(
      Pool pool,
      ReallocationPolicy policy,
      Relaxation relaxation,
      Proposal proposal,
      Map<PositionKey, BigDecimal> spares) {}

  public Certificate {
    ranks = List.copyOf(ranks);
  }

  static Certificate of(Facts facts) {
    return new Certificate(List.of(saving(facts), moving(facts), keeping(facts)));
  }

  private static Rank saving(Facts facts) {
    Relaxation relaxation = facts.relaxation();
    Fraction bound = relaxation.bound();
    Integer most = facts.policy().aims().mostMoves();
    List<String> binding = new ArrayList<>();
    if (relaxation.price().signum() > 0) {
      binding.add("margin there is to give, %s".formatted(plain(relaxation.capacity())));
    }
    if (most != null) {
      bound = bound.min(relaxation.boundOf(most));
      binding.add("at most %s moves".formatted(most));
    }
    for (Suggestion suggestion : facts.proposal().suggestions()) {
      if (suggestion instanceof Suggestion.NotFeasible not) {
        binding.add(not.why() + " " + not.recipient().key());
      }
    }
    Fraction reached = facts.proposal().saved();
    return new Rank(
        "expected burned margin saved less costs, weighted by conviction, settlement asset",
        down(reached),
        up(bound),
        up(bound.minus(reached).max(Fraction.ZERO)),
        up(relaxation.residual()),
        binding);
  }

  private static Rank moving(Facts facts) {
    BigDecimal moved = BigDecimal.ZERO;
    BigDecimal needed = BigDecimal.ZERO;
    List<String> binding = new ArrayList<>();
    for (Appraisal one : facts.proposal().lifted()) {
      BigDecimal target = Distances.target(facts.policy(), one.position());
      moved = moved.add(one.need());
      needed = needed.add(one.position().slackAt(target).negate());
      binding.add("target distance of " + one.position().key());
    }
    return new Rank(
        "margin moved to lift them, settlement asset",
        moved,
        needed,
        moved.subtract(needed),
        BigDecimal.ZERO,
        binding);
  }

  private static Rank keeping(Facts facts) {
    Kept kept = Kept.of(facts);
    return new Rank(
        "smallest distance left among donors, in multiples of what each must keep",
        kept.reached(),
        kept.bound(),
        kept.bound().subtract(kept.reached()).max(BigDecimal.ZERO),
        kept.residual(),
        kept.binding());
  }

  /** What donors keep, beside the most they could keep together. */
  private record Kept(
      BigDecimal reached, BigDecimal bound, BigDecimal residual, List<String> binding) {
    static Kept of(Facts facts) {
      Map<PoolPosition, BigDecimal> given = facts.proposal().givenToOthers();
      if (given.isEmpty()) {
        return new Kept(BigDecimal.ONE, BigDecimal.ONE, BigDecimal.ZERO, List.of());
      }
      DonorShares shares = shares(facts);
      BigDecimal total = given.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
      Optional<DonorShares.Optimum> optimum = shares.optimum(total);
      BigDecimal reached =
          given.entrySet().stream()
              .map(one -> shares.levelAfter(one.getKey(), one.getValue()))
              .min(Comparator.naturalOrder())
              .orElse(BigDecimal.ONE);
      List<String> binding = new ArrayList<>();
      given.keySet().stream()
          .sorted(Comparator.comparing(PoolPosition::key))
          .forEach(one -> binding.add("common level of " + one.key()));
      return new Kept(
          reached,
          optimum.map(DonorShares.Optimum::level).orElse(reached).max(reached),
          optimum.map(DonorShares.Optimum::residual).orElse(BigDecimal.ZERO),
          binding);
    }

    private static DonorShares shares(Facts facts) {
      List<DonorShares.Spare> donors = new ArrayList<>();
      for (PoolPosition position : facts.pool().positions()) {
        BigDecimal spare = facts.spares().getOrDefault(position.key(), BigDecimal.ZERO);
        if (spare.signum() > 0) {
          donors.add(DonorShares.spare(position, spare, facts.policy()));
        }
      }
      return new DonorShares(facts.policy(), donors);
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
