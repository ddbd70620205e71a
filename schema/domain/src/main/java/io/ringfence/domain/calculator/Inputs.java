package io.ringfence.domain.calculator;

import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The decimals of one case, each within its range. What is not there is absent, never 0. */
public final class Inputs {
  private static final int COUNT = Input.values().length;

  private final @Nullable BigDecimal[] figures;

  private Inputs(@Nullable BigDecimal[] figures) {
    this.figures = figures;
  }

  /** Collects the decimals of one case. */
  public static final class Collector {
    private final @Nullable BigDecimal[] figures = new @Nullable BigDecimal[COUNT];

    /**
     * Adds a decimal; one given before is replaced.
     *
     * @throws CaseException when it breaks the field's rule
     */
    public Collector with(Input input, BigDecimal figure) {
      figures[input.ordinal()] = input.checked(figure);
      return this;
    }

    /** What has been collected; later additions do not change it. */
    public Inputs inputs() {
      return new Inputs(figures.clone());
    }
  }

  /** The decimal, where the case carries it. */
  public Optional<BigDecimal> find(Input input) {
    return Optional.ofNullable(figures[input.ordinal()]);
  }

  /** Whether the case carries it. */
  public boolean has(Input input) {
    return figures[input.ordinal()] != null;
  }

  /**
   * The decimal.
   *
   * @param forWhat what asks for it, for the message
   * @throws CaseException when the case does not carry it
   */
  public BigDecimal need(Input input, String forWhat) {
    BigDecimal figure = figures[input.ordinal()];
    if (figure == null) {
      throw CaseException.missing(input, forWhat);
    }
    return figure;
  }

  /** The decimal, or another where the case does not carry it. */
  BigDecimal or(Input input, BigDecimal other) {
    BigDecimal figure = figures[input.ordinal()];
    return figure == null ? other : figure;
  }
}
