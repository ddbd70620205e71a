package io.ringfence.launcher.bench;

import java.math.BigDecimal;
import org.ojalgo.optimisation.Expression;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Optimisation;
import org.ojalgo.optimisation.Variable;

/** ojAlgo's quadratic solver on the same programme, as its documentation has it written. */
final class QuadraticPeer implements FillPeer {
  /** Brings amounts to a size that its tolerances are made for. */
  private static final double UNIT = 1e-4;

  @Override
  public String name() {
    return "ojalgo-qp";
  }

  @Override
  public double[] shares(FillWorkload work) {
    ExpressionsBasedModel model = new ExpressionsBasedModel();
    Expression sum = model.newExpression("sum").level(BigDecimal.valueOf(work.amount() * UNIT));
    Expression levels = model.newExpression("levels").weight(BigDecimal.ONE);
    for (int i = 0; i < work.size(); i++) {
      Variable share = model.newVariable("x" + i).lower(0).upper(work.cap()[i] * UNIT);
      sum.set(share, 1);
      levels.set(share, share, 1 / (2 * work.slope()[i] * UNIT));
      levels.set(share, work.startOf(i));
    }
    Optimisation.Result result = model.minimise();
    double[] shares = new double[work.size()];
    for (int i = 0; i < shares.length; i++) {
      shares[i] = result.doubleValue(i) / UNIT;
    }
    return shares;
  }
}
