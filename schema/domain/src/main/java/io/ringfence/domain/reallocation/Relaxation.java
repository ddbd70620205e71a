package io.ringfence.domain.reallocation;

import io.ringfence.domain.quantity.Fraction;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The continuous problem behind "whole or not at all": each position may be lifted by a part, all
 * of them share what there is, and whoever gives has less at risk itself. What no part of it can
 * save, no batch can. Solved by taking the most saved for each unit first, on both sides; its dual
 * price proves the bound. Exact.
 *
 * @param candidates positions that may be lifted, the most efficient first
 * @param givers donors, those with the most at risk for each unit first
 * @param capacity most margin there is, settlement asset, at least what all givers can give
 */
record Relaxation(List<Appraisal> candidates, List<Giver> givers, BigDecimal capacity) {
  /**
   * A donor as the bound sees it: at its kindest, no likelier to be liquidated for what it gave.
   *
   * @param most most it gives, settlement asset, at least 0
   * @param freed expected burn that each unit takes with it, at least 0
   */
  record Giver(BigDecimal most, Fraction freed) {
    Fraction all() {
      return freed.times(most);
    }
  }

  /** Candidates that cost nobody anything, in the order of their efficiency. */
  static Relaxation of(List<Appraisal> candidates, List<Giver> givers, BigDecimal capacity) {
    return new Relaxation(
        candidates.stream()
            .filter(one -> one.saved().signum() >= 0)
            .sorted(Appraisal::compareEfficiency)
            .toList(),
        givers.stream().sorted(Comparator.comparing(Giver::freed).reversed()).toList(),
        capacity);
  }

  /** Most that can be saved, settlement asset. */
  Fraction bound() {
    Fraction saved = Fraction.ZERO;
    BigDecimal left = capacity;
    for (Appraisal one : candidates) {
      BigDecimal taken = one.need().min(left);
      saved = saved.plus(one.saved().times(taken).dividedBy(one.need()));
      left = left.subtract(taken);
    }
    BigDecimal given = capacity.subtract(left);
    for (Giver giver : givers) {
      BigDecimal part = giver.most().min(given);
      saved = saved.plus(giver.freed().times(part));
      given = given.subtract(part);
    }
    return saved;
  }

  /**
   * What one unit more would save: the price of the position that is lifted only in part. Where
   * there is enough for all, what the last unit given freed, negative: of one that is not needed.
   */
  Fraction price() {
    BigDecimal left = capacity;
    for (Appraisal one : candidates) {
      left = left.subtract(one.need());
      if (left.signum() < 0) {
        return one.saved().dividedBy(one.need());
      }
    }
    BigDecimal given = capacity.subtract(left);
    for (Giver giver : givers) {
      given = given.subtract(giver.most());
      if (given.signum() < 0) {
        return giver.freed().negate();
      }
    }
    return Fraction.ZERO;
  }

  /**
   * How far primal and dual are apart, as a share of the bound: complementary slackness, dual
   * feasibility and both objectives are in it. 0 proves the optimum.
   */
  Fraction residual() {
    return residual(price());
  }

  /** The same at another price: only the right one proves anything. */
  Fraction residual(Fraction price) {
    Fraction dual = Fraction.ZERO;
    BigDecimal others = capacity;
    for (Giver giver : givers) {
      dual = dual.plus(giver.freed().plus(price).max(Fraction.ZERO).times(giver.most()));
      others = others.subtract(giver.most());
    }
    dual = dual.plus(price.max(Fraction.ZERO).times(others));
    for (Appraisal one : candidates) {
      dual = dual.plus(one.saved().minus(price.times(one.need())).max(Fraction.ZERO));
    }
    Fraction bound = bound();
    Fraction apart = dual.minus(bound).abs();
    return bound.signum() > 0 ? apart.dividedBy(bound) : apart;
  }

  /** Most that so many moves can save: each lifts one position at most, and drains one donor. */
  Fraction boundOf(int moves) {
    return most(candidates.stream().map(Appraisal::saved).toList(), moves)
        .plus(most(givers.stream().map(Giver::all).toList(), moves));
  }

  private static Fraction most(List<Fraction> all, int count) {
    return all.stream()
        .sorted(Comparator.reverseOrder())
        .limit(count)
        .reduce(Fraction.ZERO, Fraction::plus);
  }

  /** Candidates from one on, with what is left for them; what donors free does not count. */
  Relaxation rest(int from, BigDecimal left) {
    return new Relaxation(
        new ArrayList<>(candidates.subList(from, candidates.size())), List.of(), left);
  }
}
