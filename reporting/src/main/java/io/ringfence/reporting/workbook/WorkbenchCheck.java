package io.ringfence.reporting.workbook;

import io.ringfence.domain.margin.MarginExposure;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Whether what the formulas of a row show is what the engine says, to the digits that are shown,
 * and whether these are all there should be.
 *
 * @param exposure what the engine says
 * @param terms digits of amounts
 * @param prices digits of price and distance
 */
record WorkbenchCheck(MarginExposure exposure, Terms terms, PriceTerms prices) {
  private static final String PRICE = "liquidation price";
  private static final String DISTANCE = "distance";
  private static final String ALL = "all";
  private static final String FEWER = "fewer";

  /** A figure with the digits it has as it is issued, and those it should have. */
  private record Figure(String heading, int digits, int wanted) {}

  private List<Figure> issued() {
    List<Figure> figures = new ArrayList<>();
    figures.add(figure("equity", terms.equity().digitsOf(exposure.equity())));
    figures.add(figure("requirement", terms.requirement().digitsOf(exposure.maintenanceMargin())));
    figures.add(figure("removable", terms.removable().digitsOf(exposure.removableMargin())));
    figures.add(new Figure(PRICE, prices.digitsOfPrice(), prices.places()));
    figures.add(new Figure(DISTANCE, prices.digitsOfDistance(), Scale.DISTANCE));
    return figures;
  }

  private Figure figure(String heading, int digits) {
    return new Figure(heading, digits, terms.wanted());
  }

  String formula() {
    List<String> ties = new ArrayList<>();
    for (Figure figure : issued()) {
      ties.add(
          isNone(figure)
              ? "{%s}=\"none\"".formatted(shown(figure.heading()))
              : "ROUND({Engine %s},%s)={%s}"
                  .formatted(figure.heading(), figure.digits(), shown(figure.heading())));
    }
    return "IF(AND(%s),\"ties\",\"DIFFERS\")".formatted(String.join(",", ties));
  }

  private boolean isNone(Figure figure) {
    boolean isOfPrice = figure.heading().equals(PRICE) || figure.heading().equals(DISTANCE);
    return isOfPrice && exposure.liquidationPrice().isEmpty();
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
        ("{Digits of equity after}=%1$s,{Digits of removable after}=%1$s,"
                + "{Digits of price after}=%2$s,{Digits of distance after}=%3$s")
            .formatted(terms.wanted(), prices.places(), Scale.DISTANCE);
    return new Value.Formula(
        "IF(AND(%s),\"%s\",\"%s\")".formatted(all, ALL, FEWER), new Value.Word(ALL));
  }
}
