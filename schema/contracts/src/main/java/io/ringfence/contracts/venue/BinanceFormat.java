package io.ringfence.contracts.venue;

import static io.ringfence.domain.reconciliation.Figure.INITIAL_MARGIN_AT_MARK;
import static io.ringfence.domain.reconciliation.Figure.LIQUIDATION_PRICE;
import static io.ringfence.domain.reconciliation.Figure.MAINTENANCE_MARGIN;
import static io.ringfence.domain.reconciliation.Figure.MARGIN_BALANCE;
import static io.ringfence.domain.reconciliation.Figure.NOTIONAL;
import static io.ringfence.domain.reconciliation.Figure.UNREALISED_PNL;

import io.ringfence.contracts.venue.PayloadRow.Flat;
import io.ringfence.contracts.venue.PayloadRow.Position;
import io.ringfence.domain.quantity.PositionSide;
import io.ringfence.domain.reconciliation.Figure;
import io.ringfence.domain.reconciliation.Holding;
import io.ringfence.domain.reconciliation.LossCapException;
import io.ringfence.domain.reconciliation.MarginMode;
import io.ringfence.domain.reconciliation.PositionUpdate;
import io.ringfence.domain.reconciliation.Reading;
import io.ringfence.domain.reconciliation.VenueFigure;
import io.ringfence.domain.reconciliation.VenueFigure.Input;
import io.ringfence.domain.reconciliation.VenueFigure.Printed;
import io.ringfence.domain.reconciliation.VenuePrint;
import io.ringfence.domain.reconciliation.Wallet;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Binance {@code positionRisk} v2 and v3, USD-M and COIN-M, and Aster, which has the same fields.
 * {@code isolatedWallet} is W and {@code isolatedMargin} is W + U. Source: this module's README,
 * What venues print.
 */
final class BinanceFormat implements PositionFormat {
  /**
   * The venue prints entries with up to 13 digits and computes with the first 8, cut, not rounded.
   */
  private static final int ENTRY_DIGITS = 8;

  @Override
  public PayloadRow read(PayloadFields fields, PayloadSource source, Optional<Instant> takenAt) {
    String symbol = fields.text("symbol");
    BigDecimal amount = fields.decimal("positionAmt");
    if (amount.signum() == 0) {
      return new Flat(fields.place(), symbol);
    }
    PositionSide side = side(fields, amount);
    return new Position(
        fields.place(),
        new PositionUpdate(
            PositionFormat.key(source, symbol, side),
            mode(fields),
            holding(fields, amount),
            new VenuePrint(printed(fields), VenuePrint.Rounding.DIGITS),
            fields.isOn("isAutoAddMargin") ? Set.of(LossCapException.AUTO_ADD_MARGIN) : Set.of(),
            new PositionUpdate.Times(fields.instantIfGiven("updateTime"), takenAt)));
  }

  /** In hedge mode the side has a field of its own and the sign must agree with it. */
  private static PositionSide side(PayloadFields fields, BigDecimal amount) {
    PositionSide bySign = PositionFormat.sideOf(amount.signum());
    PositionSide stated =
        switch (fields.textIfGiven("positionSide").orElse("BOTH")) {
          case "BOTH" -> bySign;
          case "LONG" -> PositionSide.LONG;
          case "SHORT" -> PositionSide.SHORT;
          case String _ -> throw fields.refused("positionSide", "must be BOTH, LONG or SHORT");
        };
    if (stated != bySign) {
      throw fields.refused(
          "positionAmt",
          stated == PositionSide.LONG
              ? "must be > 0 where positionSide is LONG"
              : "must be < 0 where positionSide is SHORT");
    }
    return stated;
  }

  /** Version 3 has no {@code marginType}: there a position without isolated figures is cross. */
  private static MarginMode mode(PayloadFields fields) {
    Optional<String> type = fields.textIfGiven("marginType");
    if (type.isEmpty()) {
      boolean isolated =
          fields.decimal("isolatedMargin").signum() != 0
              || fields.decimal("isolatedWallet").signum() != 0;
      return isolated ? MarginMode.ISOLATED : MarginMode.CROSS;
    }
    return switch (type.get()) {
      case "isolated", "ISOLATED" -> MarginMode.ISOLATED;
      case "cross", "CROSS", "crossed", "CROSSED" -> MarginMode.CROSS;
      case String _ -> throw fields.refused("marginType", "must be isolated or cross");
    };
  }

  private static Holding holding(PayloadFields fields, BigDecimal amount) {
    fields.decimal("entryPrice");
    fields.decimal("markPrice");
    return new Holding(
        amount.abs(),
        fields.aboveZeroIfGiven("entryPrice").map(BinanceFormat::entry),
        wallet(fields),
        fields.aboveZeroIfGiven("leverage"),
        fields.aboveZeroIfGiven("markPrice"));
  }

  private static Reading entry(BigDecimal printed) {
    return Reading.exact(
        printed.scale() > ENTRY_DIGITS
            ? printed.setScale(ENTRY_DIGITS, RoundingMode.DOWN)
            : printed);
  }

  private static Wallet wallet(PayloadFields fields) {
    return fields
        .decimalIfGiven("isolatedWallet")
        .<Wallet>map(amount -> new Wallet.Stated(amount, "isolatedWallet"))
        .orElseGet(
            () ->
                new Wallet.EquityAtMark(
                    Reading.rounded(fields.decimal("isolatedMargin")), "isolatedMargin"));
  }

  private static Map<Figure, VenueFigure> printed(PayloadFields fields) {
    Map<Figure, VenueFigure> figures = new EnumMap<>(Figure.class);
    figures.put(LIQUIDATION_PRICE, liquidationPrice(fields));
    figures.put(NOTIONAL, notional(fields));
    fields.decimal("unRealizedProfit");
    figures.put(UNREALISED_PNL, fields.printed("unRealizedProfit"));
    figures.put(
        MARGIN_BALANCE,
        fields.decimalIfGiven("isolatedWallet").isPresent()
            ? fields.printed("isolatedMargin")
            : new Input(fields.decimal("isolatedMargin"), "isolatedMargin"));
    figures.put(INITIAL_MARGIN_AT_MARK, fields.printed("positionInitialMargin"));
    figures.put(MAINTENANCE_MARGIN, fields.printed("maintMargin"));
    return figures;
  }

  private static VenueFigure liquidationPrice(PayloadFields fields) {
    if (!fields.has("liquidationPrice")) {
      throw new PayloadException(fields.place() + ", liquidationPrice", "must be given");
    }
    return fields.printedAboveZero("liquidationPrice");
  }

  /** Carries the sign of the side; {@code notionalValue} at COIN-M. */
  private static VenueFigure notional(PayloadFields fields) {
    String field = fields.has("notionalValue") ? "notionalValue" : "notional";
    return fields
        .decimalIfGiven(field)
        .<VenueFigure>map(value -> new Printed(value.abs(), field))
        .orElseGet(() -> fields.printed(field));
  }
}
