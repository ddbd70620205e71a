package io.ringfence.domain;

import io.ringfence.domain.quantity.InstrumentId;
import io.ringfence.domain.quantity.PositionKey;
import io.ringfence.domain.quantity.PositionSide;
import java.math.BigDecimal;
import java.time.Instant;

/** Short words for the figures of tests. */
public final class Figures {
  /** Instrument of tests that need one. */
  public static final InstrumentId BTC = new InstrumentId("binance", "BTCUSDT");

  /** Another one. */
  public static final InstrumentId ETH = new InstrumentId("binance", "ETHUSDT");

  /** The instant from which {@link #second} counts. */
  public static final Instant START = Instant.parse("2025-10-10T20:00:00Z");

  private Figures() {}

  /** A decimal from its text. */
  public static BigDecimal dec(String text) {
    return new BigDecimal(text);
  }

  /** A whole decimal. */
  public static BigDecimal dec(long whole) {
    return BigDecimal.valueOf(whole);
  }

  /** An instant some seconds after the start. */
  public static Instant second(long seconds) {
    return START.plusSeconds(seconds);
  }

  /** Key of a position in account {@code a1}. */
  public static PositionKey key(InstrumentId instrument, PositionSide side) {
    return new PositionKey(instrument, "a1", side);
  }
}
