package io.ringfence.domain.budget;

import java.util.Optional;

/** What a budget limits. Source: file formats, budgets; risk definitions, Loss and budget. */
public enum BudgetMetric {
  /**
   * Sum of W. Amount; a lower bound where there are reserves outside wallets or margin of resting
   * opening orders, which no input carries.
   */
  OPEN_CAPITAL_AT_RISK("open_capital_at_risk", Unit.AMOUNT),
  /** Open capital at risk + max(0, -net realised PnL since the day cut). Amount. */
  PERIOD_LOSS("period_loss", Unit.AMOUNT),
  /** Sum of W. Amount. */
  ISOLATED_MARGIN("isolated_margin", Unit.AMOUNT),
  /** Sum of notionals. Amount. */
  GROSS_NOTIONAL("gross_notional", Unit.AMOUNT),
  /** Magnitude of the sum of signed notionals. Amount. */
  NET_NOTIONAL("net_notional", Unit.AMOUNT),
  /** Loss under the node's gap shocks. Amount; unknown while it holds something without a shock. */
  GAP_LOSS("gap_loss", Unit.AMOUNT),
  /** Gross notional divided by equity. Ratio. */
  LEVERAGE("leverage", Unit.RATIO),
  /** Largest share of one instrument in gross notional. Fraction. */
  CONCENTRATION_ASSET("concentration_asset", Unit.RATIO),
  /** Largest share of one venue in gross notional. Fraction. */
  CONCENTRATION_VENUE("concentration_venue", Unit.RATIO),
  /** Open positions without an effective stop. Count. */
  UNSTOPPED_POSITIONS("unstopped_positions", Unit.COUNT);

  /** What a metric is counted in. */
  public enum Unit {
    /** Currency of the budget. */
    AMOUNT,
    /** A number without unit; fractions, not percents. */
    RATIO,
    /** Positions. */
    COUNT
  }

  private final String code;
  private final Unit unit;

  BudgetMetric(String code, Unit unit) {
    this.code = code;
    this.unit = unit;
  }

  /** The word used in files and tables. */
  public String code() {
    return code;
  }

  /** What it is counted in. */
  public Unit unit() {
    return unit;
  }

  /** The metric with this {@link #code()}, or empty where there is none. */
  public static Optional<BudgetMetric> of(String code) {
    for (BudgetMetric metric : values()) {
      if (metric.code.equals(code)) {
        return Optional.of(metric);
      }
    }
    return Optional.empty();
  }
}
