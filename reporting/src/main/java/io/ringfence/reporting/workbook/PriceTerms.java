package io.ringfence.reporting.workbook;

import io.ringfence.domain.margin.ContractKind;
import io.ringfence.domain.margin.IsolatedPosition;
import io.ringfence.domain.margin.MaintenanceTier;
import io.ringfence.domain.margin.MarginExposure;
import io.ringfence.domain.quantity.Precision;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How many digits of a position's liquidation price and distance are shown, without a move and with
 * one of at most its own margin. The value V* = (B - σ a) / (1 - σ r) errs by the noise of its
 * dividend, divided by the smallest divisor, and once more for the noise of that. The price of an
 * inverse contract, Q / V*, errs by its square: by at most 100 times what it does at the entry up
 * to ten times the entry, and for each power of ten beyond two digits fewer are shown.
 *
 * @param row the position
 * @param terms its amounts
 * @param places fraction digits that prices of the instrument are read with
 */
record PriceTerms(LiveBook.Row row, Terms terms, int places) {
  private static final MathContext UP = new MathContext(9, RoundingMode.UP);

  /** Digits that moves may have. */
  private static final int MOVE = 8;

  private static final BigDecimal FAR = BigDecimal.valueOf(100);

  private MarginExposure exposure() {
    return terms.exposure();
  }

  private IsolatedPosition position() {
    return exposure().position();
  }

  private boolean isInverse() {
    return position().contract().kind() == ContractKind.INVERSE;
  }

  private Optional<BigDecimal> price() {
    return exposure().liquidationPrice().map(root -> root.price(exposure().side()));
  }

  private BigDecimal rate() {
    return row.form().highestRate(exposure());
  }

  /** Most that V* can be before its divisor, settlement asset. */
  private BigDecimal dividend() {
    BigDecimal cost = position().entryValue().rounded(Precision.AMOUNT_SCALE, RoundingMode.UP);
    BigDecimal amount =
        row.form().tiers().isEmpty()
            ? BigDecimal.ZERO
            : row.form().tiers().getFirst().maintenanceAmount();
    return cost.add(position().isolatedMargin().abs()).multiply(BigDecimal.TWO).add(amount);
  }

  private BigDecimal divisor() {
    return position().valueSign() > 0 ? BigDecimal.ONE.subtract(rate()) : BigDecimal.ONE;
  }

  /** Most that V* errs by, in the price of a linear contract or of an inverse at its entry. */
  private BigDecimal noise() {
    BigDecimal value =
        dividend()
            .multiply(Scale.NOISE)
            .divide(divisor(), UP)
            .divide(divisor(), UP)
            .divide(position().size(), UP);
    return isInverse()
        ? value.multiply(position().entryPrice()).multiply(position().entryPrice()).multiply(FAR)
        : value;
  }

  /** Greatest price that a linear contract can come to. */
  private BigDecimal greatest() {
    return dividend().divide(divisor(), UP).divide(position().size(), UP);
  }

  Shown shownPrice() {
    if (row.printed() instanceof PrintedPrice.OnGrid) {
      return Shown.exact(places);
    }
    return room() == Terms.ENDLESS
        ? Shown.near(places, noise(), price().orElse(null))
        : Shown.exact(places);
  }

  Shown shownDistance() {
    BigDecimal noise =
        noise().divide(exposure().markPrice(), UP).add(Scale.NOISE.multiply(BigDecimal.TEN));
    return Shown.near(Scale.DISTANCE, noise, exposure().distance().orElse(null));
  }

  /** A formula of the price, rounded where that makes it exact. */
  String exact(String formula) {
    if (row.printed() instanceof PrintedPrice.OnGrid(BigDecimal tick, _, _)) {
      return "ROUND(%s,%s)".formatted(formula, Scale.of(tick));
    }
    return room() == Terms.ENDLESS ? formula : "ROUND(%s,%s)".formatted(formula, room());
  }

  /**
   * Digits to which a price is rounded before it is for reading: where dividend and divisor are
   * decimals short enough, a price that is not in the middle between two lies a whole unit of these
   * digits away from it, and its noise is below a half.
   */
  private int room() {
    if (isInverse() || row.form() instanceof LeveredForm || row.form().followsMargin()) {
      return Terms.ENDLESS;
    }
    int dividend = digitsOfDividend();
    if (dividend == Terms.ENDLESS) {
      return Terms.ENDLESS;
    }
    int tick =
        row.printed() instanceof PrintedPrice.Nearer(BigDecimal step, _) ? Scale.of(step) : 0;
    int divisor = Scale.of(position().size()) + digitsOfRates() + Math.max(places + 1, tick);
    BigDecimal most = position().size().multiply(BigDecimal.ONE.add(rate()));
    BigDecimal units = most.movePointRight(Math.max(dividend, divisor));
    int room = Math.max(places + 1, (int) Math.ceil(Math.log10(units.doubleValue()) + 0.01));
    boolean tells =
        noise().multiply(BigDecimal.TWO).movePointRight(room).compareTo(BigDecimal.ONE) < 0;
    return tells && room <= Scale.room(greatest()) ? room : Terms.ENDLESS;
  }

  private int digitsOfDividend() {
    int requirement = row.form() instanceof EntryForm ? ofRequirement() : 0;
    int amounts =
        row.form().tiers().stream()
            .flatMap(PriceTerms::amounts)
            .mapToInt(Scale::of)
            .reduce(MOVE, Math::max);
    return Stream.of(terms.ofValueAtEntry(), terms.ofWallet(), requirement)
        .reduce(amounts, Math::max);
  }

  /** What is rounded as an amount is not in the equation of the price. */
  private int ofRequirement() {
    return terms.isRequirementRounded() ? Terms.ENDLESS : terms.ofRequirement();
  }

  private static Stream<BigDecimal> amounts(MaintenanceTier tier) {
    return Stream.of(Stream.of(tier.maintenanceAmount(), tier.floor()), tier.cap().stream())
        .flatMap(some -> some);
  }

  private int digitsOfRates() {
    return row.form() instanceof EntryForm
        ? 0
        : row.form().tiers().stream()
            .mapToInt(tier -> Scale.of(tier.rate().add(row.form().fee())))
            .reduce(0, Math::max);
  }

  /** Powers of ten by which the price of an inverse contract lies above its entry. */
  private int powers() {
    return isInverse()
        ? price()
            .map(price -> price.divide(position().entryPrice(), MathContext.DECIMAL64))
            .map(times -> Math.max(0, times.precision() - times.scale() - 1))
            .orElse(0)
        : 0;
  }

  /** Fraction digits of the price as it is issued. */
  int digitsOfPrice() {
    return price()
        .map(exact -> beyond(shownPrice(), true).digitsOf(exact))
        .orElse(shownPrice().digits());
  }

  /** Fraction digits of the distance as it is issued. */
  int digitsOfDistance() {
    return exposure()
        .distance()
        .map(exact -> beyond(shownDistance(), false).digitsOf(exact))
        .orElse(shownDistance().digits());
  }

  /** How a figure is shown whose price lies so far away. */
  private Shown beyond(Shown shown, boolean isPrice) {
    return powers() == 0 ? shown : far(shown, isPrice).fewer(2 * powers());
  }

  /** A price on a grid may be a tick off where it is far away. */
  private Shown far(Shown shown, boolean isPrice) {
    if (row.printed() instanceof PrintedPrice.OnGrid(BigDecimal tick, _, _)) {
      BigDecimal step = isPrice ? tick : tick.divide(exposure().markPrice(), UP);
      int digits = step.scale() - step.precision();
      return new Shown(Math.min(shown.digits(), digits), 1);
    }
    return shown;
  }

  String formulaOfPrice(String cell) {
    return formula(shownPrice(), cell, cell, true);
  }

  String formulaOfDistance(String cell, String price) {
    return formula(shownDistance(), cell, price, false);
  }

  private String formula(Shown shown, String cell, String price, boolean isPrice) {
    if (!isInverse()) {
      return shown.isExact()
          ? shown.formula(cell)
          : "IF(ISNUMBER(%s),%s,%s)".formatted(cell, shown.formula(cell), shown.digits());
    }
    String far =
        far(shown, isPrice).formula(cell, "2*INT(LOG10(%s/{Entry price}))".formatted(price));
    return "IF(ISNUMBER(%s),IF(%s<10*{Entry price},%s,%s),%s)"
        .formatted(cell, price, shown.formula(cell), far, shown.digits());
  }
}
