package io.ringfence.domain.reallocation;

import io.ringfence.domain.quantity.Fraction;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * The continuous problem behind "whole or not at all": each position may be lifted by a part, and
 * all of them share what there is. What no part of it can save, no batch can. Solved by taking the
 * most saved for each unit first; its dual price proves the bound. Exact.
 *
 * @param candidates positions that may be lifted, the most efficient first
 * @param capacity most margin there is, settlement asset, at least 0
 */
record Relaxation(List<Appraisal> candidates, BigDecimal capacity) {
  /** Candidates that save something, in the order of their efficiency. */
  static Relaxation of(List<Appraisal> candidates, BigDecimal capacity) {
    return new Relaxation(
        candidates.stream()
            .filter(one -> one.saved().signum() > 0)
            .sorted(Appraisal::compareEfficiency)
            .toList(),
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
    return saved;
  }

  /** What one unit more would save: the price of the position that is lifted only in part. */
  Fraction price() {
    BigDecimal left = capacity;
    for (Appraisal one : candidates) {
      left = left.subtract(one.need());
      if (left.signum() < 0) {
        return one.saved().dividedBy(one.need());
      }
    }
    return Fraction.ZERO;
  }

  /**
   * How far primal and dual are apart, as a share of the bound: complementary slackness, dual
   * feasibility and both objectives are in it. 0 proves the optimum.
   */
  Fraction residual() {
    Fraction price = price();
    Fraction dual = price.times(capacity);
    for (Appraisal one : candidates) {
      dual = dual.plus(one.saved().minus(price.times(one.need())).max(Fraction.ZERO));
    }
    Fraction bound = bound();
    Fraction apart = dual.minus(bound).abs();
    return bound.signum() > 0 ? apart.dividedBy(bound) : apart;
  }

  /** Most that so many positions can save, each whole. */
  Fraction boundOf(int positions) {
    return candidates.stream()
        .map(Appraisal::saved)
        .sorted((left, right) -> right.compareTo(left))
        .limit(positions)
        .reduce(Fraction.ZERO, Fraction::plus);
  }

  /** Candidates from one on, with what is left for them. */
  Relaxation rest(int from, BigDecimal left) {
    return new Relaxation(new ArrayList<>(candidates.subList(from, candidates.size())), left);
  }
}
