package io.ringfence.reporting.workbook;

import io.ringfence.domain.margin.MarginExposure;
import io.ringfence.domain.quantity.Precision;
import java.math.BigDecimal;
import java.math.MathContext;
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
    return near("Liquidation price now", "Engine liquidation price", half(placesOfPrice, noise))
        + ","
        + near(
            "Distance now",
            "Engine distance",
            half(Scale.DISTANCE, noise.divide(exposure.markPrice(), MathContext.DECIMAL32)));
  }

  private String amount(String heading, String engine) {
    int scale = Scale.amounts(exposure, asset);
    return near(
        heading,
        engine,
        Scale.isSafe(exposure, asset)
            ? half(scale, Scale.noise(Scale.greatest(exposure).doubleValue()))
            : BigDecimal.valueOf(15, scale + 1));
  }

  private static BigDecimal half(int scale, BigDecimal noise) {
    return BigDecimal.valueOf(5, scale + 1).add(noise).round(MathContext.DECIMAL64);
  }

  private static String near(String heading, String engine, BigDecimal most) {
    return "ABS({%s}-{%s})<=%s".formatted(heading, engine, Precision.canonical(most));
  }
}
