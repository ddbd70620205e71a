package io.ringfence.contracts.venue;

import static io.ringfence.domain.reconciliation.Figure.BANKRUPTCY_PRICE;
import static io.ringfence.domain.reconciliation.Figure.INITIAL_MARGIN;
import static io.ringfence.domain.reconciliation.Figure.LIQUIDATION_PRICE;
import static io.ringfence.domain.reconciliation.Figure.MAINTENANCE_MARGIN;
import static io.ringfence.domain.reconciliation.Figure.NOTIONAL_AT_ENTRY;
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
import io.ringfence.domain.reconciliation.VenuePrint;
import io.ringfence.domain.reconciliation.Wallet;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Bybit v5 position list, and the names its fields had before. {@code positionValue} is the value
 * at entry, {@code positionBalance} the margin with the fee to close. Source: this module's README,
 * What venues print.
 */
final class BybitFormat implements PositionFormat {
  @Override
  public PayloadRow read(PayloadFields fields, PayloadSource source, Optional<Instant> takenAt) {
    String symbol = fields.text("symbol");
    BigDecimal size = fields.decimal("size");
    if (size.signum() == 0) {
      return new Flat(fields.place(), symbol);
    }
    return new Position(
        fields.place(),
        new PositionUpdate(
            PositionFormat.key(source, symbol, side(fields)),
            mode(fields, source),
            holding(fields, size),
            new VenuePrint(printed(fields), VenuePrint.Rounding.TICKS),
            capExceptions(fields),
            new PositionUpdate.Times(fields.instantIfGiven("updatedTime"), takenAt)));
  }

  /** In hedge mode {@code positionIdx} 1 holds the long and 2 the short; 0 is one-way. */
  private static PositionSide side(PayloadFields fields) {
    PositionSide side =
        switch (fields.text("side")) {
          case "Buy" -> PositionSide.LONG;
          case "Sell" -> PositionSide.SHORT;
          case String _ -> throw fields.refused("side", "must be Buy or Sell");
        };
    boolean agrees =
        switch (fields.textIfGiven("positionIdx").orElse("0")) {
          case "0" -> true;
          case "1" -> side == PositionSide.LONG;
          case "2" -> side == PositionSide.SHORT;
          case String _ -> throw fields.refused("positionIdx", "must be 0, 1 or 2");
        };
    if (!agrees) {
      throw fields.refused("side", "must be Buy where positionIdx is 1 and Sell where it is 2");
    }
    return side;
  }

  /**
   * A unified account prints {@code tradeMode} 0 whatever the mode is, so 0 shows nothing: the mode
   * is the account's.
   */
  private static MarginMode mode(PayloadFields fields, PayloadSource source) {
    return switch (fields.textIfGiven("tradeMode").orElse("0")) {
      case "1" -> MarginMode.ISOLATED;
      case "0" -> source.accountMode().orElse(MarginMode.UNKNOWN);
      case String _ -> throw fields.refused("tradeMode", "must be 0 or 1");
    };
  }

  private static Holding holding(PayloadFields fields, BigDecimal size) {
    String entry = fields.has("avgPrice") ? "avgPrice" : "entryPrice";
    fields.decimal(entry);
    return new Holding(
        size,
        fields.aboveZeroIfGiven(entry).map(Reading::exact),
        wallet(fields),
        fields.aboveZeroIfGiven("leverage"),
        fields.aboveZeroIfGiven("markPrice"));
  }

  private static Wallet wallet(PayloadFields fields) {
    return fields
        .aboveZeroIfGiven("positionBalance")
        .<Wallet>map(
            balance -> new Wallet.WithFeeToClose(Reading.rounded(balance), "positionBalance"))
        .orElseGet(() -> new Wallet.Unstated("positionBalance"));
  }

  private static Map<Figure, VenueFigure> printed(PayloadFields fields) {
    Map<Figure, VenueFigure> figures = new EnumMap<>(Figure.class);
    figures.put(LIQUIDATION_PRICE, fields.printedAboveZero("liqPrice"));
    if (fields.has("bustPrice")) {
      figures.put(BANKRUPTCY_PRICE, fields.printedAboveZero("bustPrice"));
    }
    figures.put(NOTIONAL_AT_ENTRY, fields.printedAboveZero("positionValue"));
    figures.put(UNREALISED_PNL, fields.printed("unrealisedPnl"));
    figures.put(INITIAL_MARGIN, fields.printedAboveZero("positionIM"));
    figures.put(MAINTENANCE_MARGIN, fields.printedAboveZero("positionMM"));
    return figures;
  }

  private static Set<LossCapException> capExceptions(PayloadFields fields) {
    Set<LossCapException> exceptions = EnumSet.of(LossCapException.FUNDING_FROM_FREE_BALANCE);
    if (fields.isOn("autoAddMargin")) {
      exceptions.add(LossCapException.AUTO_ADD_MARGIN);
    }
    return exceptions;
  }
}
