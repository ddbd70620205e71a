package io.ringfence.reporting.workbook;

import io.ringfence.domain.margin.Contract;
import io.ringfence.domain.margin.ContractKind;
import io.ringfence.domain.margin.RemovalRule;
import io.ringfence.domain.quantity.Precision;
import java.math.BigDecimal;

/**
 * Formulas of one row of sheet Workbench. Only what Excel and LibreOffice compute alike: no dynamic
 * arrays, no names in formulas, no functions younger than 2007. {@code {Heading}} is the cell of
 * that column in the row. The formulas are those of the margin model; where an amount of an inverse
 * contract does not end they round it as the engine does.
 *
 * @param row the position
 */
record WorkbenchFormulas(LiveBook.Row row) {
  /** Columns that stand once for the position as it is and once for it with its move. */
  enum When {
    NOW("now"),
    AFTER("after");

    private final String word;

    When(String word) {
      this.word = word;
    }

    /** A heading of this column. */
    String of(String heading) {
      return heading + " " + word;
    }

    private String cell(String heading) {
      return "{" + of(heading) + "}";
    }
  }

  private static final String NONE = "\"none\"";

  private Contract contract() {
    return row.line().rules().contract();
  }

  private boolean isInverse() {
    return contract().kind() == ContractKind.INVERSE;
  }

  String valueAt(String price) {
    return isInverse() ? "{Size}/{" + price + "}" : "{Size}*{" + price + "}";
  }

  String notional() {
    return charged("{Value at mark}");
  }

  String pnl() {
    return owned("{Value sign}*({Value at mark}-{Value at entry})");
  }

  String requirement() {
    return row.form() instanceof ClosedForm.Levered form ? levered(form) : bracketed();
  }

  private String levered(ClosedForm.Levered form) {
    return charged(rate(form) + "*{Value at mark}");
  }

  private static String rate(ClosedForm.Levered form) {
    return "(%s/{Leverage}+%s)"
        .formatted(Precision.canonical(form.dividend()), Precision.canonical(form.fee()));
  }

  private String bracketed() {
    return charged(
        "SUMPRODUCT(MAX(%s*{Value at mark}-%s))"
            .formatted(tiers(TierColumns.TRIGGER_RATE), tiers(TierColumns.AMOUNT)));
  }

  String initial() {
    return "{Notional}/{Leverage}";
  }

  String equity(When when) {
    return when.cell("Margin") + "+{Unrealised PnL}";
  }

  String ratio(When when) {
    String equity = when.cell("Unrounded equity");
    return "IF(%s>0,ROUND({Unrounded requirement}/%s,%s),\"BANKRUPT\")"
        .formatted(equity, equity, Scale.RATIO);
  }

  /** What the venue lets be taken out, at least 0. */
  String removable(When when) {
    String equity = when.cell("Unrounded equity");
    return switch (row.line().rules().removal()) {
      case RemovalRule.WalletLessMaintenance _ ->
          "MAX(0,MIN(%s-{Unrounded requirement},%s-{Initial requirement}))"
              .formatted(when.cell("Margin"), equity);
      case RemovalRule.InitialOrTenth _ ->
          "MAX(0,MIN(%s-{Initial requirement},%s-{Notional}/10))".formatted(equity, equity);
      case RemovalRule.Never _, RemovalRule.Unknown _ -> "0";
    };
  }

  /** B = C - σ W. */
  String zeroValue(When when) {
    return "{Value at entry}-{Value sign}*" + when.cell("Margin");
  }

  String liquidationValue(When when, ClosedForm form) {
    return switch (form) {
      case ClosedForm.Brackets _ ->
          (rises() ? "SUMPRODUCT(MAX((%s-%s)/(1-%s)))" : "SUMPRODUCT(MIN((%s+%s)/(1+%s)))")
              .formatted(
                  when.cell("Zero value"),
                  tiers(TierColumns.AMOUNT),
                  tiers(TierColumns.TRIGGER_RATE));
      case ClosedForm.Levered levered ->
          "%s/(1%s%s)".formatted(when.cell("Zero value"), rises() ? "-" : "+", rate(levered));
      case ClosedForm.Fixed _ -> when.cell("Zero value") + "+{Value sign}*{Unrounded requirement}";
      case ClosedForm.None(String because) -> throw new IllegalArgumentException(because);
    };
  }

  /** Whether equity rises with the value. */
  boolean rises() {
    return (row.line().key().side().sign() > 0) != isInverse();
  }

  /** The price before it is rounded; a text where there is none. */
  String unroundedPrice(When when) {
    String value = when.cell("Liquidation value");
    String price = isInverse() ? "{Size}/" + value : value + "/{Size}";
    BigDecimal tick =
        row.form() instanceof ClosedForm.Brackets brackets ? brackets.tick() : BigDecimal.ZERO;
    if (tick.signum() == 0) {
      return "IF(%s>0,%s,%s)".formatted(value, price, NONE);
    }
    String moved = "%s+{Side sign}*%s".formatted(price, Precision.canonical(tick));
    return "IF(%s>0,IF(%s>0,%s,%s),%s)".formatted(value, moved, moved, NONE, NONE);
  }

  String price(When when, int digits) {
    String price = when.cell("Unrounded price");
    return "IF(ISNUMBER(%s),ROUND(%s,%s),%s)".formatted(price, price, digits, NONE);
  }

  String distance(When when) {
    String price = when.cell("Unrounded price");
    return "IF(ISNUMBER(%s),ROUND({Side sign}*({Mark}-%s)/{Mark},%s),%s)"
        .formatted(price, price, Scale.DISTANCE, NONE);
  }

  private String tiers(String heading) {
    return row.tiers().column(TierColumns.table().letters(heading));
  }

  /** Amounts of an inverse contract end at the asset's digits, what is charged upwards. */
  private String charged(String amount) {
    return isInverse() ? "-INT(-ROUND(%s*%s,4))/%s".formatted(amount, unit(), unit()) : amount;
  }

  private String owned(String amount) {
    return isInverse() ? "INT(ROUND(%s*%s,4))/%s".formatted(amount, unit(), unit()) : amount;
  }

  private String unit() {
    return Precision.canonical(BigDecimal.ONE.movePointRight(contract().settlementScale()));
  }
}
