package io.ringfence.domain.stress;

import io.ringfence.domain.quantity.Fraction;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What joint historical windows would have cost the positions of now, path by path: a position
 * whose liquidation the window touches has lost its equity even if the mark came back. Positions
 * net in the PnL, never for margin. Source: risk definitions, Nearness.
 *
 * @param windows windows counted: those with a known move of every instrument held
 * @param leftOut windows in which some instrument's move is not known
 * @param shortfall mean loss of the worst fortieth, at least one window: expected shortfall at 97.5
 *     % of the capped PnL, settlement asset, rounded up at 18 digits; negative: a gain
 * @param liquidationAtRisk 97.5 % quantile of the margin burned in a window, settlement asset
 * @param worst name of the window that costs most
 */
public record TailRisk(
    int windows, int leftOut, BigDecimal shortfall, BigDecimal liquidationAtRisk, String worst) {
  /** The tail is one window in so many: 2.5 %. */
  private static final int TAIL_ONE_IN = 40;

  private static final int SCALE = 18;

  private record Loss(String window, Fraction lost, BigDecimal burned) {}

  /**
   * The tail of a book; empty: no window is known for every instrument.
   *
   * @param windows joint moves of the past, each with its end
   */
  public static Optional<TailRisk> of(ScenarioBook book, List<Scenario> windows) {
    List<Loss> losses =
        windows.stream()
            .flatMap(
                window -> {
                  Fallout fallout = book.after(window);
                  return fallout.unknown() > 0
                      ? Optional.<Loss>empty().stream()
                      : fallout.loss().stream()
                          .map(lost -> new Loss(window.name(), lost, fallout.burned()));
                })
            .sorted(Comparator.comparing(Loss::lost).reversed().thenComparing(Loss::window))
            .toList();
    return losses.isEmpty()
        ? Optional.empty()
        : Optional.of(of(losses, windows.size() - losses.size()));
  }

  private static TailRisk of(List<Loss> losses, int leftOut) {
    int tail = Math.ceilDiv(losses.size(), TAIL_ONE_IN);
    Fraction sum = Fraction.ZERO;
    for (Loss loss : losses.subList(0, tail)) {
      sum = sum.plus(loss.lost());
    }
    List<BigDecimal> burned = losses.stream().map(Loss::burned).sorted().toList();
    int quantile = Math.ceilDiv((TAIL_ONE_IN - 1) * burned.size(), TAIL_ONE_IN) - 1;
    return new TailRisk(
        losses.size(),
        leftOut,
        sum.dividedBy(BigDecimal.valueOf(tail)).rounded(SCALE, RoundingMode.CEILING),
        burned.get(Math.max(quantile, 0)),
        losses.getFirst().window());
  }
}
