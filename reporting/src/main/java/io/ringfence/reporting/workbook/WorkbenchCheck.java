package io.ringfence.reporting.workbook;

import io.ringfence.domain.margin.MarginExposure;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Whether what the formulas of a row show is what the engine says, to the digits that are shown, and
 * whether these are all there should be.
 *
 * @param exposure what the engine says
 * @param terms digits of amounts
 * @param prices digits of price and distance
 */
record WorkbenchCheck(MarginExposure exposure, Terms terms, PriceTerms prices) {
  private static final String ALL = "all";
  private static final String FEWER = "fewer";

  /** A figure with the digits it has as it is issued, and those it should have. */
  private record Figure(String heading, int digits, int wanted) {}

  private List<Figure> issued() {
    List<Figure> figures = new ArrayList<>();
    figures.add(figure("equity", terms.equity().digitsOf(exposure.equity())));
    figures.add(figure("requirement", terms.requirement().digitsOf(exposure.maintenanceMargin())));
    figures.add(figure("removable", terms.removable().digitsOf(exposure.removableMargin())));
    if (exposure.liquidationPrice().isPresent()) {
      figures.add(new Figure("liquidation price", prices.digitsOfPrice(), prices.places()));
      figures.add(new Figure("distance", prices.digitsOfDistance(), Scale.DISTANCE));
    }
    return figures;
  }

  private Figure figure(String heading, int digits) {
    return new Figure(heading, digits, terms.wanted());
  }

  String formula() {
    List<String> ties = new ArrayList<>();
    for (Figure figure : issued()) {
      ties.add(
          "ROUND({Engine %s},%s)={%s}"
              .formatted(figure.heading(), figure.digits(), shown(figure.heading())));
    }
    if (exposure.liquidationPrice().isEmpty()) {
      ties.add("{Liquidation price now}=\"none\",{Distance now}=\"none\"");
    }
    return "IF(AND(%s),\"ties\",\"DIFFERS\")".formatted(String.join(",", ties));
  }

  private static String shown(String heading) {
    String capital = heading.substring(0, 1).toUpperCase(Locale.ROOT) + heading.substring(1);
    return heading.equals("requirement") ? capital : When.NOW.of(capital);
  }

  /** All digits, or fewer of some figure. */
  Value shown() {
    if (issued().stream().anyMatch(figure -> figure.digits() < figure.wanted())) {
      return new Value.Word(FEWER);
    }
    String all =
        "{Digits of equity after}=%1$s,{Digits of removable after}=%1$s,{Digits of price after}=%2$s,{Digits of distance after}=%3$s"
            .formatted(terms.wanted(), prices.places(), Scale.DISTANCE);
    return new Value.Formula(
        "IF(AND(%s),\"%s\",\"%s\")".formatted(all, ALL, FEWER), new Value.Word(ALL));
  }
}
