package io.ringfence.domain.reallocation;

import io.ringfence.domain.quantity.Fraction;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which positions to lift, each whole, so that the most is saved with what there is: branch and
 * bound over the relaxation, within a number of steps. What it finds within them is at least as
 * good as taking the most efficient first.
 */
final class Selection {
  private static final int STEPS = 20_000;

  private final List<Appraisal> candidates;
  private final Relaxation relaxation;
  private Fraction best = Fraction.of(BigDecimal.ONE.negate());
  private Set<Appraisal> chosen = Set.of();
  private int steps;

  private Selection(Relaxation relaxation) {
    this.relaxation = relaxation;
    this.candidates = relaxation.candidates();
  }

  /** The positions to lift. */
  static Set<Appraisal> of(Relaxation relaxation) {
    Selection selection = new Selection(relaxation);
    selection.branch(0, relaxation.capacity(), Fraction.ZERO, new HashSet<>());
    return selection.chosen;
  }

  private void branch(int from, BigDecimal left, Fraction saved, Set<Appraisal> taken) {
    if (saved.compareTo(best) > 0) {
      best = saved;
      chosen = Set.copyOf(taken);
    }
    if (from == candidates.size() || ++steps > STEPS) {
      return;
    }
    if (saved.plus(relaxation.rest(from, left).bound()).compareTo(best) <= 0) {
      return;
    }
    Appraisal next = candidates.get(from);
    if (next.need().compareTo(left) <= 0) {
      taken.add(next);
      branch(from + 1, left.subtract(next.need()), saved.plus(next.saved()), taken);
      taken.remove(next);
    }
    branch(from + 1, left, saved, taken);
  }
}
