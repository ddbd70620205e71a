package io.ringfence.domain.budget;

import static io.ringfence.domain.Figures.dec;

import io.ringfence.domain.Dice;
import io.ringfence.domain.exposure.ExposureSums;
import io.ringfence.domain.exposure.NodeContribution;
import io.ringfence.domain.quantity.InstrumentId;
import io.ringfence.domain.quantity.NodePath;
import io.ringfence.domain.quantity.PositionKey;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

/** Contributions of instruments to nodes, and budgets of the firm, in few words. */
final class Holdings {
  private static final BigDecimal ZERO = BigDecimal.ZERO;

  private Holdings() {}

  /** One marked position without a stop. */
  static NodeContribution holding(String margin, String equity, String gross, String net) {
    return new NodeContribution(
        new ExposureSums(
            1,
            0,
            dec(margin),
            ZERO,
            dec(equity),
            dec(equity).subtract(dec(margin)),
            ZERO,
            ZERO,
            dec(gross),
            dec(net),
            dec(equity).max(ZERO),
            1),
        null,
        null);
  }

  /** One position of which only the wallet is known. */
  static NodeContribution unmarked(String margin) {
    return new NodeContribution(
        new ExposureSums(
            1, 1, dec(margin), dec(margin), ZERO, ZERO, ZERO, ZERO, ZERO, ZERO, ZERO, 0),
        null,
        null);
  }

  /** Something realised that is no liquidation. */
  static Realised realised(String pnl) {
    return new Realised(dec(pnl), ZERO, ZERO, 0, 0);
  }

  /** A liquidation without a deficit. */
  static Realised liquidation(String loss) {
    return new Realised(dec(loss).negate(), dec(loss), ZERO, 1, 0);
  }

  /** A budget of the firm without hysteresis. */
  static RiskBudget budget(BudgetMetric metric, String soft, String hard, String currency) {
    return new RiskBudget(
        NodePath.FIRM,
        metric,
        RiskBudget.Limits.of(dec(soft), dec(hard)),
        Duration.ZERO,
        null,
        null,
        currency);
  }

  /** What an instrument with one to three positions may contribute. */
  static NodeContribution random(Dice dice, List<PositionKey> keys) {
    int positions = dice.whole(1, 3);
    BigDecimal margin = dice.between("-5", "100", 9);
    BigDecimal pnl = dice.between("-150", "150", 12);
    int unknown = dice.chance(20) ? positions : 0;
    return new NodeContribution(
        new ExposureSums(
            positions,
            unknown,
            margin,
            unknown > 0 ? margin : ZERO,
            margin.add(pnl),
            pnl,
            dice.between("0", "9", 18),
            dice.between("0", "90", 18),
            dice.between("0", "9000", 6),
            dice.between("-9000", "9000", 6),
            margin.add(pnl).max(ZERO),
            dice.whole(0, positions)),
        dice.chance(30) ? null : nearest(dice, keys),
        dice.chance(30) ? null : dice.between("0", "2", 3));
  }

  private static NodeContribution.Nearest nearest(Dice dice, List<PositionKey> keys) {
    // Few distances, so that ties happen.
    return new NodeContribution.Nearest(dice.between("-0.1", "0.3", 1), dice.oneOf(keys));
  }

  /** An instrument of a venue. */
  static InstrumentId instrument(String venue, String symbol) {
    return new InstrumentId(venue, symbol);
  }
}
