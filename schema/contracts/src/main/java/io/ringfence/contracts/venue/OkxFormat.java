package io.ringfence.contracts.venue;

import static io.ringfence.domain.reconciliation.Figure.EQUITY_BY_REQUIREMENT;
import static io.ringfence.domain.reconciliation.Figure.INITIAL_MARGIN;
import static io.ringfence.domain.reconciliation.Figure.LIQUIDATION_PRICE;
import static io.ringfence.domain.reconciliation.Figure.MAINTENANCE_MARGIN;
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
import io.ringfence.domain.reconciliation.VenueFigure.NotPrinted;
import io.ringfence.domain.reconciliation.VenuePrint;
import io.ringfence.domain.reconciliation.Wallet;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * OKX {@code /account/positions}. {@code margin} is the wallet, {@code imr} is for cross only,
 * {@code mgnRatio} is equity by requirement: healthy is large. Computed in binary floating point.
 * Source: this module's README, What venues print.
 */
final class OkxFormat implements PositionFormat {
  private static final Set<String> DERIVATIVES = Set.of("SWAP", "FUTURES");

  @Override
  public PayloadRow read(PayloadFields fields, PayloadSource source, Optional<Instant> takenAt) {
    String symbol = fields.text("instId");
    if (!DERIVATIVES.contains(fields.textIfGiven("instType").orElse("SWAP"))) {
      throw fields.refused("instType", "must be SWAP or FUTURES");
    }
    BigDecimal amount = fields.decimal("pos");
    if (amount.signum() == 0) {
      return new Flat(fields.place(), symbol);
    }
    MarginMode mode = mode(fields);
    return new Position(
        fields.place(),
        new PositionUpdate(
            PositionFormat.key(source, symbol, side(fields, amount)),
            mode,
            holding(fields, amount, mode),
            new VenuePrint(printed(fields), VenuePrint.Rounding.BINARY),
            Set.of(LossCapException.OPENING_FEE_FROM_ACCOUNT),
            new PositionUpdate.Times(fields.instantIfGiven("uTime"), takenAt)));
  }

  /** In net mode the sign tells the side; with sides of their own both sizes are positive. */
  private static PositionSide side(PayloadFields fields, BigDecimal amount) {
    PositionSide side =
        switch (fields.textIfGiven("posSide").orElse("net")) {
          case "net" -> PositionFormat.sideOf(amount.signum());
          case "long" -> PositionSide.LONG;
          case "short" -> PositionSide.SHORT;
          case String _ -> throw fields.refused("posSide", "must be net, long or short");
        };
    if (amount.signum() < 0 && !fields.textIfGiven("posSide").orElse("net").equals("net")) {
      throw fields.refused("pos", "must be > 0 where posSide is long or short");
    }
    return side;
  }

  private static MarginMode mode(PayloadFields fields) {
    return switch (fields.text("mgnMode")) {
      case "isolated" -> MarginMode.ISOLATED;
      case "cross" -> MarginMode.CROSS;
      case String _ -> throw fields.refused("mgnMode", "must be isolated or cross");
    };
  }

  private static Holding holding(PayloadFields fields, BigDecimal amount, MarginMode mode) {
    return new Holding(
        amount.abs(),
        fields.aboveZeroIfGiven("avgPx").map(Reading::exact),
        mode == MarginMode.ISOLATED
            ? new Wallet.Stated(fields.decimal("margin"), "margin")
            : new Wallet.Unstated("margin"),
        fields.aboveZeroIfGiven("lever"),
        fields.aboveZeroIfGiven("markPx"));
  }

  private static Map<Figure, VenueFigure> printed(PayloadFields fields) {
    Map<Figure, VenueFigure> figures = new EnumMap<>(Figure.class);
    figures.put(LIQUIDATION_PRICE, fields.printedAboveZero("liqPx"));
    figures.put(NOTIONAL, new NotPrinted("notionalUsd is in USD, not in the settlement asset"));
    figures.put(UNREALISED_PNL, fields.printed("upl"));
    figures.put(
        INITIAL_MARGIN,
        fields.aboveZeroIfGiven("imr").isPresent()
            ? fields.printed("imr")
            : new NotPrinted("imr is empty in isolated mode; margin is the wallet"));
    figures.put(MAINTENANCE_MARGIN, fields.printedAboveZero("mmr"));
    figures.put(EQUITY_BY_REQUIREMENT, fields.printed("mgnRatio"));
    return figures;
  }
}
