package io.ringfence.streaming.tick;

import io.ringfence.domain.budget.BudgetBand;
import io.ringfence.domain.engine.LineFigure;
import java.io.Serializable;
import java.math.BigDecimal;

/**
 * A band that a figure of a risk node is watched against; see {@link BudgetBand} for its limits.
 *
 * @param asset number of the settlement asset
 * @param node number of the risk node
 * @param figure what is compared; below 0 counts as 0, net notional by its size
 * @param soft settlement asset
 * @param hard settlement asset
 * @param softLeave settlement asset
 * @param hardLeave settlement asset
 */
public record DeskBand(
    int asset,
    int node,
    LineFigure figure,
    BigDecimal soft,
    BigDecimal hard,
    BigDecimal softLeave,
    BigDecimal hardLeave)
    implements Serializable {
  public DeskBand {
    // Refused where it is written, not where it is used.
    var _ = new BudgetBand(soft, hard, softLeave, hardLeave);
  }

  /** Limits that are left where they are entered. */
  public static DeskBand of(
      int asset, int node, LineFigure figure, BigDecimal soft, BigDecimal hard) {
    return new DeskBand(asset, node, figure, soft, hard, soft, hard);
  }

  BudgetBand limits() {
    return new BudgetBand(soft, hard, softLeave, hardLeave);
  }
}
