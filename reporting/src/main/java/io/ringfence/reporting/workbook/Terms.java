package io.ringfence.reporting.workbook;

import io.ringfence.domain.margin.Contract;
import io.ringfence.domain.margin.ContractKind;
import io.ringfence.domain.margin.MarginExposure;
import io.ringfence.domain.margin.MarginModel;
import io.ringfence.domain.margin.RemovalRule;
import io.ringfence.domain.quantity.Fraction;
import io.ringfence.domain.quantity.Precision;
import io.ringfence.reporting.report.PositionLine;
import io.ringfence.reporting.report.Words;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.stream.Stream;

/**
 * The exact decimals of the terms of a position's amounts, and so how many digits of the amounts
 * are shown. Decided once, from what the engine knows, for the position and for it with a move of
 * at most its own margin that has no more digits than there is room for.
 *
 * @param line the position
 * @param exposure what it is worth
 * @param form how its requirement is computed
 */
record Terms(PositionLine line, MarginExposure exposure, ClosedForm form) {
  /** Digits of a figure that does not end, or whose rounding a sheet cannot tell. */
  static final int ENDLESS = Integer.MAX_VALUE;

  /** Below it products by a rate and their noise stay within half a unit of the 15th digit. */
  private static final BigDecimal SAFE_RATE = new BigDecimal("0.6");

  /** Differences below so much of their terms may be taken as 0. */
  private static final BigDecimal VANISHING = BigDecimal.ONE.divide(BigDecimal.TWO.pow(47));

  private Contract contract() {
    return exposure.position().contract();
  }

  private boolean isInverse() {
    return contract().kind() == ContractKind.INVERSE;
  }

  private BigDecimal wallet() {
    return exposure.position().isolatedMargin();
  }

  /** Digits that amounts of the asset are read with. */
  int wanted() {
    return Words.digits(line.row().settlementAsset());
  }

  private static BigDecimal greatest(BigDecimal... figures) {
    return Stream.of(figures).map(BigDecimal::abs).reduce(BigDecimal.ZERO, BigDecimal::max);
  }

  private static BigDecimal up(Fraction value) {
    return value.rounded(Precision.AMOUNT_SCALE, RoundingMode.UP);
  }

  private Fraction valueAtMark() {
    return exposure.position().value(exposure.markPrice());
  }

  /** The greater of the values at mark and entry, settlement asset. */
  BigDecimal greatestValue() {
    return up(valueAtMark()).max(up(exposure.position().entryValue()));
  }

  /** The greatest of wallet and equity, with a move. */
  private BigDecimal owned() {
    return greatest(
        exposure.unrealisedPnl(),
        wallet().multiply(BigDecimal.TWO),
        exposure.equity().abs().add(wallet().abs()));
  }

  /** The greatest of all terms. */
  BigDecimal greatest() {
    return greatestValue().max(owned());
  }

  private static int digits(Fraction value) {
    return value.denominator().compareTo(BigDecimal.ONE) == 0
        ? Scale.of(value.numerator())
        : ENDLESS;
  }

  int ofValueAtMark() {
    return digits(valueAtMark());
  }

  int ofValueAtEntry() {
    return digits(exposure.position().entryValue());
  }

  int ofWallet() {
    return Scale.of(wallet());
  }

  /** Fraction digits there is room for beside the values. */
  int room() {
    return Scale.room(isInverse() ? greatest(exposure.notional(), owned()) : greatest());
  }

  /** Fraction digits there is room for beside wallet and equity. */
  int roomOfEquity() {
    return isInverse() ? Scale.room(owned()) : room();
  }

  /** Fraction digits there is room for beside the value at which equity is 0. */
  int roomOfZero() {
    return Scale.room(
        up(exposure.position().entryValue()).add(wallet().abs().multiply(BigDecimal.TWO)));
  }

  int ofPnl() {
    if (isInverse()) {
      return roundedAs(exposure.position().exactPnl(exposure.markPrice()));
    }
    BigDecimal pnl = exposure.unrealisedPnl();
    boolean vanishes =
        pnl.signum() != 0 && pnl.abs().compareTo(greatestValue().multiply(VANISHING)) < 0;
    return vanishes ? ENDLESS : Math.max(ofValueAtMark(), ofValueAtEntry());
  }

  private int ofNotional() {
    return isInverse() ? roundedAs(valueAtMark()) : ofValueAtMark();
  }

  int ofInitial() {
    BigDecimal initial = exposure.initialMargin();
    boolean ends =
        initial.multiply(exposure.leverage()).compareTo(exposure.notional()) == 0
            && ofNotional() != ENDLESS;
    return ends ? Math.max(ofNotional(), Scale.of(initial)) : ENDLESS;
  }

  private Fraction exactRequirement() {
    MarginModel model = line.rules().model();
    return model.requirementOf(exposure.position(), valueAtMark());
  }

  /** Whether the engine rounds the requirement up, for it does not end. */
  boolean isRequirementRounded() {
    return digits(exactRequirement()) == ENDLESS
        && contract().settlementScale() < Scale.SIGNIFICANT;
  }

  int ofRequirement() {
    Fraction exact = exactRequirement();
    if (form.roundings(line).stream().anyMatch(each -> roundedAs(each) == ENDLESS)) {
      return ENDLESS;
    }
    if (digits(exact) == ENDLESS) {
      return isRequirementRounded() ? roundedAs(exact) : ENDLESS;
    }
    if (isInverse()) {
      return digits(exact);
    }
    if (!form.roundings(line).isEmpty()) {
      return digits(exact);
    }
    int base = form instanceof EntryForm ? ofValueAtEntry() : ofValueAtMark();
    int amounts =
        form.tiers().stream().map(tier -> Scale.of(tier.maintenanceAmount())).reduce(0, Math::max);
    boolean safe = form.highestRate(exposure).compareTo(SAFE_RATE) <= 0;
    return Math.max(base, Math.max(digits(exact), amounts)) + (safe || base == ENDLESS ? 0 : 1);
  }

  /**
   * Digits of an amount after it was rounded up or down to whole units of the settlement asset:
   * those of the asset, unless it lies so near a whole unit that its noise may carry it over.
   */
  private int roundedAs(Fraction amount) {
    int scale = contract().settlementScale();
    BigDecimal greatest = greatestValue().movePointRight(scale);
    if (scale >= Scale.SIGNIFICANT || !Grid.holds(greatest)) {
      return ENDLESS;
    }
    Fraction units = amount.times(BigDecimal.ONE.movePointRight(scale));
    BigDecimal whole = units.rounded(0, RoundingMode.HALF_UP);
    Fraction trace = units.minus(whole).abs();
    boolean tells =
        trace.signum() == 0
            || trace.compareTo(BigDecimal.ONE.movePointLeft(Grid.digits(greatest))) > 0;
    return tells ? scale : ENDLESS;
  }

  /** Most that amounts are off for a sheet cannot tell which whole unit they are rounded to. */
  BigDecimal unitsUntold() {
    boolean tells =
        (!isInverse() || ofPnl() != ENDLESS && ofNotional() != ENDLESS)
            && (!isAnyRounded() || ofRequirement() != ENDLESS);
    return tells || contract().settlementScale() >= Scale.SIGNIFICANT
        ? BigDecimal.ZERO
        : BigDecimal.ONE.movePointLeft(contract().settlementScale());
  }

  /** Most that an amount is off that is no sum of decimals. */
  private BigDecimal noise() {
    BigDecimal noise = greatest().multiply(Scale.NOISE);
    int scale = contract().settlementScale();
    return scale < Scale.SIGNIFICANT ? noise.add(BigDecimal.TWO.movePointLeft(scale)) : noise;
  }

  private BigDecimal noise(boolean isRounded) {
    return isRounded ? noise() : greatest().multiply(Scale.NOISE);
  }

  private Shown shown(int digits, int room, boolean isRounded, BigDecimal issued) {
    return digits <= room
        ? Shown.exact(Math.min(wanted(), room))
        : Shown.near(wanted(), noise(isRounded), issued);
  }

  int ofEquity() {
    return Math.max(ofPnl(), ofWallet());
  }

  Shown equity() {
    boolean isRounded = isInverse() && ofPnl() == ENDLESS;
    return shown(ofEquity(), roomOfEquity(), isRounded, exposure.equity());
  }

  Shown requirement() {
    return shown(ofRequirement(), room(), isAnyRounded(), exposure.maintenanceMargin());
  }

  private boolean isAnyRounded() {
    return isInverse() || isRequirementRounded() || !form.roundings(line).isEmpty();
  }

  int ofRemovable() {
    return switch (line.rules().removal()) {
      case RemovalRule.WalletLessMaintenance _ ->
          form.followsMargin()
              ? ENDLESS
              : Math.max(ofEquity(), Math.max(ofRequirement(), ofInitial()));
      case RemovalRule.InitialOrTenth _ ->
          ofNotional() == ENDLESS
              ? ENDLESS
              : Math.max(ofEquity(), Math.max(ofNotional() + 1, ofInitial()));
      case RemovalRule.Never _, RemovalRule.Unknown _ -> ENDLESS;
    };
  }

  int roomOfRemovable() {
    return Math.min(room(), roomOfEquity());
  }

  Shown removable() {
    return switch (line.rules().removal()) {
      case RemovalRule.WalletLessMaintenance _, RemovalRule.InitialOrTenth _ ->
          shown(ofRemovable(), roomOfRemovable(), isAnyRounded(), exposure.removableMargin());
      case RemovalRule.Never _, RemovalRule.Unknown _ -> Shown.exact(wanted());
    };
  }
}
