package io.ringfence.domain.explain;

import io.ringfence.domain.margin.RemovalRule;
import io.ringfence.domain.quantity.Fraction;
import io.ringfence.domain.quantity.Precision;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What may be taken out, by the venue's rule.
 *
 * @param sheet the figures it is worked out from
 */
record RemovalWorking(Sheet sheet) {
  private static final String TENTH = "0.1";

  MarginExplanation of(RemovalRule rule) {
    return switch (rule) {
      case RemovalRule.WalletLessMaintenance _ -> smaller(overRequirement(), overInitial());
      case RemovalRule.InitialOrTenth _ -> smaller(overInitial(), overTenth());
      case RemovalRule.Never _ -> nothing("the venue lets nothing be taken out");
      case RemovalRule.Unknown(var because) -> nothing("no rule is known: " + because);
    };
  }

  private Fraction overRequirement() {
    Fraction wallet = sheet.on().wallet();
    Fraction requirement = sheet.shownRequirement();
    return sheet
        .paper()
        .step("W-R", "wallet over the requirement", "W - R", wallet.minus(requirement));
  }

  private Fraction overInitial() {
    BigDecimal initial = sheet.initialMargin().result().orElseThrow();
    return over("M-IM", "equity over the initial requirement", Fraction.of(initial));
  }

  private Fraction overTenth() {
    Fraction tenth = sheet.shownNotional().times(new BigDecimal(TENTH));
    return over("M-0.1V", "equity over a tenth of the value", tenth);
  }

  /** Equity over an amount, rounded down at 18 digits. */
  private Fraction over(String symbol, String meaning, Fraction amount) {
    BigDecimal over =
        sheet.on().shownEquity().minus(amount).rounded(Precision.AMOUNT_SCALE, RoundingMode.FLOOR);
    return sheet.paper().step(symbol, meaning, symbol.replace("-", " - "), Fraction.of(over));
  }

  private MarginExplanation smaller(Fraction first, Fraction second) {
    Fraction worked =
        sheet
            .paper()
            .step(
                "removable",
                "the smaller of the two, not below 0",
                "max(0, min)",
                first.min(second).max(Fraction.ZERO));
    return proven(worked);
  }

  private MarginExplanation nothing(String because) {
    return proven(sheet.paper().input("removable", because, BigDecimal.ZERO));
  }

  private MarginExplanation proven(Fraction worked) {
    return sheet.proven(
        worked.exactOrRounded(Precision.AMOUNT_SCALE, RoundingMode.FLOOR),
        sheet.exposure().removableMargin(),
        Sheet.DOWN_18);
  }
}
