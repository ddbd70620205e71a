package io.ringfence.reporting.workbook;

import io.ringfence.domain.margin.MarginExposure;
import io.ringfence.domain.quantity.Precision;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;

/**
 * Whether the formulas of a row come to what the engine says: what is shown lies within half a unit
 * of its last digit of the engine's figure, which is equality after ROUND but for figures in the
 * middle between two, where noise decides. Amounts with more digits than doubles end right may
 * differ by one in the last digit shown, for nothing else can be asked of a sheet: the exact
 * decimal stands beside them.
 *
 * @param exposure what the engine says
 * @param asset settlement asset
 * @param placesOfPrice fraction digits of the liquidation price
 */
record WorkbenchCheck(MarginExposure exposure, String asset, int placesOfPrice) {
  private static final MathContext WRITTEN = new MathContext(Scale.SIGNIFICANT, RoundingMode.UP);
  private static final BigDecimal HALF = new BigDecimal("0.5");

  String formula() {
    List<String> ties =
        List.of(
            amount("Equity now", "Engine equity"),
            amount("Requirement", "Engine requirement"),
            amount("Removable now", "Engine removable"),
            exposure
                .liquidationPrice()
                .map(root -> root.price(exposure.side()))
                .map(this::price)
                .orElse("{Liquidation price now}=\"none\",{Distance now}=\"none\""));
    return "IF(AND(%s),\"ties\",\"DIFFERS\")".formatted(String.join(",", ties));
  }

  /** Price and distance, which is none where the price is. */
  private String price(BigDecimal price) {
    BigDecimal noise = Scale.noiseOfPrice(exposure, price);
    return near("Liquidation price now", "Engine liquidation price", placesOfPrice, noise)
        + ","
        + near(
            "Distance now",
            "Engine distance",
            Scale.DISTANCE,
            noise.divide(exposure.markPrice(), MathContext.DECIMAL32));
  }

  private String amount(String heading, String engine) {
    int scale = Scale.amounts(exposure, asset);
    return near(
        heading,
        engine,
        scale,
        Scale.isSafe(exposure, asset)
            ? Scale.noise(Scale.greatest(exposure).doubleValue())
            : BigDecimal.ONE.movePointLeft(scale));
  }

  /**
   * In units of the last digit, for programs write a small number as a power of ten when they save
   * it again, and no more than 15 digits of any: the formula must stay the same text.
   */
  private static String near(String heading, String engine, int scale, BigDecimal noise) {
    BigDecimal most = HALF.add(noise.movePointRight(scale)).round(WRITTEN);
    return "ABS({%s}-{%s})*%s<=%s"
        .formatted(
            heading,
            engine,
            Precision.canonical(BigDecimal.ONE.movePointRight(scale)),
            Precision.canonical(most));
  }
}
