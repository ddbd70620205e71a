package io.ringfence.reporting.report;

import io.ringfence.domain.margin.MarginExposure;
import io.ringfence.domain.quantity.PositionSide;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * What a move of every mark by the same share does at once to the positions of one settlement
 * asset: which of them die, what that burns, what is left. Exact; positions without a mark are left
 * out and counted.
 *
 * @param settlementAsset asset of the amounts
 * @param shock relative change of every mark, fraction
 * @param dead positions whose liquidation price it reaches
 * @param burned sum of their wallets
 * @param forcedOut sum of their notionals at the mark, quote currency
 * @param netLeft signed notional of the others at the mark, long positive, quote currency
 * @param unknown positions without a mark
 */
public record Ladder(
    String settlementAsset,
    BigDecimal shock,
    long dead,
    BigDecimal burned,
    BigDecimal forcedOut,
    BigDecimal netLeft,
    long unknown) {
  private static final int STEPS = 10;
  private static final int STEP_PERCENT = 5;

  /** Lines by asset, from -50 % to +50 %. */
  public static List<Ladder> of(List<PositionLine> positions) {
    TreeSet<String> assets = new TreeSet<>();
    positions.forEach(line -> assets.add(line.row().settlementAsset()));
    List<Ladder> lines = new ArrayList<>();
    for (String asset : assets) {
      List<PositionLine> own =
          positions.stream().filter(line -> line.row().settlementAsset().equals(asset)).toList();
      for (int step = -STEPS; step <= STEPS; step++) {
        lines.add(of(asset, BigDecimal.valueOf(step * STEP_PERCENT, 2), own));
      }
    }
    return lines;
  }

  private static Ladder of(String asset, BigDecimal shock, List<PositionLine> positions) {
    long dead = 0;
    long unknown = 0;
    BigDecimal burned = BigDecimal.ZERO;
    BigDecimal forcedOut = BigDecimal.ZERO;
    BigDecimal netLeft = BigDecimal.ZERO;
    for (PositionLine line : positions) {
      MarginExposure exposure = line.exposure();
      if (exposure == null) {
        unknown++;
      } else if (dies(exposure, shock)) {
        dead++;
        burned = burned.add(line.row().economics().isolatedMargin());
        forcedOut = forcedOut.add(exposure.notional());
      } else {
        netLeft = netLeft.add(exposure.netNotional());
      }
    }
    return new Ladder(asset, shock, dead, burned, forcedOut, netLeft, unknown);
  }

  /** Whether the mark comes to the liquidation price; one that stands beyond it is dead already. */
  private static boolean dies(MarginExposure exposure, BigDecimal shock) {
    BigDecimal mark = exposure.markPrice().multiply(BigDecimal.ONE.add(shock));
    return exposure
        .liquidationPrice()
        .map(
            price ->
                exposure.side() == PositionSide.LONG
                    ? price.compareToPrice(mark) >= 0
                    : price.compareToPrice(mark) <= 0)
        .orElseGet(() -> exposure.equity().compareTo(exposure.maintenanceMargin()) <= 0);
  }
}
