package io.ringfence.contracts.venue;

import static io.ringfence.domain.reconciliation.Figure.INITIAL_MARGIN_AT_MARK;
import static io.ringfence.domain.reconciliation.Figure.LIQUIDATION_PRICE;
import static io.ringfence.domain.reconciliation.Figure.MARGIN_BALANCE;
import static io.ringfence.domain.reconciliation.Figure.NOTIONAL;
import static io.ringfence.domain.reconciliation.Figure.UNREALISED_PNL;

import io.ringfence.contracts.venue.PayloadRow.Flat;
import io.ringfence.contracts.venue.PayloadRow.Position;
import io.ringfence.domain.quantity.PositionSide;
import io.ringfence.domain.quantity.Precision;
import io.ringfence.domain.reconciliation.Figure;
import io.ringfence.domain.reconciliation.Holding;
import io.ringfence.domain.reconciliation.MarginMode;
import io.ringfence.domain.reconciliation.PositionUpdate;
import io.ringfence.domain.reconciliation.Reading;
import io.ringfence.domain.reconciliation.VenueFigure;
import io.ringfence.domain.reconciliation.VenueFigure.Input;
import io.ringfence.domain.reconciliation.VenueFigure.NotPrinted;
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
 * Hyperliquid {@code clearinghouseState}. It names no mark and no wallet: the mark is {@code
 * positionValue} by size, and {@code marginUsed} is the equity there, {@code positionValue} with
 * the side's sign plus {@code rawUsd}. Source: this module's README, What venues print.
 */
final class HyperliquidFormat implements PositionFormat {
  @Override
  public PayloadRow read(PayloadFields fields, PayloadSource source, Optional<Instant> takenAt) {
    String symbol = fields.text("coin");
    BigDecimal amount = fields.decimal("szi");
    if (amount.signum() == 0) {
      return new Flat(fields.place(), symbol);
    }
    PositionSide side = PositionFormat.sideOf(amount.signum());
    return new Position(
        fields.place(),
        new PositionUpdate(
            PositionFormat.key(source, symbol, side),
            mode(fields),
            holding(fields, amount),
            new VenuePrint(printed(fields), VenuePrint.Rounding.DIGITS),
            Set.of(),
            new PositionUpdate.Times(Optional.empty(), takenAt)));
  }

  private static MarginMode mode(PayloadFields fields) {
    PayloadFields leverage = fields.object("leverage");
    return switch (leverage.text("type")) {
      case "isolated" -> MarginMode.ISOLATED;
      case "cross" -> MarginMode.CROSS;
      case String _ -> throw leverage.refused("type", "must be isolated or cross");
    };
  }

  private static Holding holding(PayloadFields fields, BigDecimal amount) {
    BigDecimal value = fields.decimal("positionValue");
    if (value.signum() <= 0) {
      throw fields.refused("positionValue", "must be > 0 where szi is not 0");
    }
    return new Holding(
        amount.abs(),
        fields.aboveZeroIfGiven("entryPx").map(Reading::rounded),
        wallet(fields, amount.signum() > 0 ? value : value.negate()),
        fields.object("leverage").aboveZeroIfGiven("value"),
        Optional.of(mark(value, amount.abs())));
  }

  /** Exact where the venue's mark was multiplied without rounding, which is the rule. */
  private static BigDecimal mark(BigDecimal value, BigDecimal size) {
    return value.divide(size, Precision.PRICE_SCALE, RoundingMode.HALF_EVEN);
  }

  private static Wallet wallet(PayloadFields fields, BigDecimal signedValue) {
    return fields
        .object("leverage")
        .decimalIfGiven("rawUsd")
        .map(
            cash ->
                new Wallet.EquityAtMark(
                    Reading.exact(cash.add(signedValue)), "positionValue + rawUsd"))
        .orElseGet(
            () ->
                new Wallet.EquityAtMark(
                    Reading.rounded(fields.decimal("marginUsed")), "marginUsed"));
  }

  private static Map<Figure, VenueFigure> printed(PayloadFields fields) {
    Map<Figure, VenueFigure> figures = new EnumMap<>(Figure.class);
    figures.put(LIQUIDATION_PRICE, fields.printedAboveZero("liquidationPx"));
    figures.put(NOTIONAL, new Input(fields.decimal("positionValue"), "positionValue"));
    figures.put(UNREALISED_PNL, fields.printed("unrealizedPnl"));
    figures.put(INITIAL_MARGIN_AT_MARK, new NotPrinted("the venue's payload has no such field"));
    figures.put(
        MARGIN_BALANCE,
        fields.object("leverage").has("rawUsd")
            ? fields.printed("marginUsed")
            : new Input(fields.decimal("marginUsed"), "marginUsed"));
    return figures;
  }
}
