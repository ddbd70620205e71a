package io.ringfence.domain.reallocation;

import io.ringfence.domain.quantity.Fraction;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One of the answers to a position below its target, with what it costs where the holder is right
 * (the position is not liquidated) and where the holder is wrong (it is). Reducing is a rival of
 * adding, not a fallback. Source: risk definitions, Moving margin.
 *
 * @param kind the answer
 * @param lossIfRight what it costs though the position lives: fees, the cost of cash and the loss
 *     that is made final, settlement asset, rounded up
 * @param lossIfWrong what is gone when the position is liquidated afterwards, settlement asset,
 *     rounded up
 * @param cashUsed free balance used, settlement asset; below 0 where it is given back
 * @param budgetUsed change of open capital at risk, settlement asset
 */
public record Rival(
    Kind kind,
    BigDecimal lossIfRight,
    BigDecimal lossIfWrong,
    BigDecimal cashUsed,
    BigDecimal budgetUsed) {
  private static final int SCALE = 18;

  /** What can be done about a position below its target. */
  public enum Kind {
    /** Add the margin that lifts it to the target. */
    ADD,
    /** Close so much at the mark that the rest stands at the target. */
    REDUCE,
    /** Close all of it at the mark. */
    CLOSE,
    /** Leave it as it is. */
    DO_NOTHING
  }

  /**
   * All answers for a position below its target; reducing only where it can reach it.
   *
   * @param amount margin that lifts it, settlement asset
   */
  public static List<Rival> of(
      PoolPosition position, BigDecimal amount, ReallocationPolicy policy) {
    Aims.Costs costs = policy.aimsOf(position).costs();
    BigDecimal wallet = position.wallet();
    List<Rival> rivals = new ArrayList<>();
    rivals.add(
        new Rival(
            Kind.ADD,
            up(amount.multiply(costs.cash())),
            wallet.add(amount).add(up(amount.multiply(costs.cash()))),
            amount,
            amount));
    Optional<Suggestion.Reduction> reduction =
        Reduce.to(position, Distances.target(policy, position));
    reduction.ifPresent(part -> rivals.add(reduce(position, part, costs)));
    rivals.add(close(position, costs));
    rivals.add(
        new Rival(Kind.DO_NOTHING, BigDecimal.ZERO, wallet, BigDecimal.ZERO, BigDecimal.ZERO));
    return rivals;
  }

  /** The wallet stays, less what is made final; all that is left of it can still be lost. */
  private static Rival reduce(PoolPosition position, Suggestion.Reduction part, Aims.Costs costs) {
    BigDecimal fee = up(part.notional().multiply(costs.trade()));
    Fraction share = Fraction.of(part.quantity(), position.economics().quantity());
    BigDecimal made = up(share.times(lossNow(position)));
    return new Rival(Kind.REDUCE, made.add(fee), position.wallet().add(fee), fee, made.negate());
  }

  private static Rival close(PoolPosition position, Aims.Costs costs) {
    BigDecimal fee = up(position.exposure().notional().multiply(costs.trade()));
    BigDecimal loss = lossNow(position).add(fee);
    return new Rival(
        Kind.CLOSE,
        loss,
        loss,
        position.exposure().equity().max(BigDecimal.ZERO).subtract(fee).negate(),
        position.wallet().negate());
  }

  /** What has been lost at the mark and is not final yet, settlement asset, at least 0. */
  private static BigDecimal lossNow(PoolPosition position) {
    return position.exposure().unrealisedPnl().negate().max(BigDecimal.ZERO);
  }

  private static BigDecimal up(BigDecimal amount) {
    return up(Fraction.of(amount));
  }

  private static BigDecimal up(Fraction amount) {
    return amount.rounded(SCALE, RoundingMode.CEILING);
  }
}
