package io.ringfence.domain.calculator;

import io.ringfence.domain.margin.StandardMargin.TriggerEquality;
import io.ringfence.domain.margin.TierSchedule.Basis;
import io.ringfence.domain.operation.OrderEffects;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The venues a case may name, and what only some of them do. Source: margin model, Venues. */
public final class Venues {
  private static final Set<String> KNOWN =
      Set.of(
          "aster",
          "binance",
          "binance-coinm",
          "bitget",
          "bitmex",
          "blofin",
          "bluefin",
          "bluefin-v1",
          "bybit",
          "coinex",
          "delta",
          "deribit",
          "drift",
          "dydx",
          "dydx-v4",
          "ftx",
          "gate",
          "generic",
          "gmx",
          "gmx-v2",
          "htx",
          "hyperliquid",
          "kraken",
          "kucoin",
          "mexc",
          "nautilus",
          "okx",
          "phemex",
          "poloniex",
          "polymarket");

  private static final Map<String, OrderEffects> ORDER_EFFECTS =
      Map.of(
          "hyperliquid", OrderEffects.HYPERLIQUID,
          "binance", OrderEffects.BINANCE,
          "binance-coinm", OrderEffects.BINANCE,
          "aster", OrderEffects.BINANCE,
          "okx", OrderEffects.OKX,
          "bybit", OrderEffects.BYBIT);

  private Venues() {}

  /** Whether there is such a venue; {@code generic} stands for none in particular. */
  public static boolean knows(String venue) {
    return KNOWN.contains(venue);
  }

  /** Aster liquidates below the requirement only, all others at it. */
  public static TriggerEquality equality(String venue) {
    return venue.equals("aster") ? TriggerEquality.SURVIVES : TriggerEquality.LIQUIDATES;
  }

  /**
   * What orders do to an isolated wallet; empty where it is not known.
   *
   * @param venue a known venue
   */
  public static Optional<OrderEffects> orderEffects(String venue) {
    return Optional.ofNullable(ORDER_EFFECTS.get(venue));
  }

  /** OKX counts contracts, all others value. */
  public static Basis basis(String venue) {
    return venue.equals("okx") ? Basis.CONTRACTS : Basis.VALUE;
  }
}
