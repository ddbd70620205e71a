package io.ringfence.launcher.torture;

import io.ringfence.domain.position.PositionEvent.PositionVersion;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * One position of an overload under plain definitions: a level fires once until it was left by a
 * tenth, ratio is requirement over equity, distance that from the mark to the liquidation price,
 * and the position ends when its requirement reaches its equity.
 */
final class OverloadPosition {
  static final int CENT_DIGITS = 2;

  /** Distances in thousandths of the mark, ratios in hundredths. */
  private static final List<Level> LEVELS =
      List.of(
          new Level("DISTANCE", "0.1", 100, 110),
          new Level("DISTANCE", "0.05", 50, 55),
          new Level("DISTANCE", "0.02", 20, 22),
          new Level("MARGIN_RATIO", "0.8", 80, 72),
          new Level("MARGIN_RATIO", "1", 100, 90));

  /** Maintenance rate, units of 10^-4. */
  private static final long RATE = 40;

  private static final long RATE_ONE = 10_000;
  private static final long MILLE = 1_000;
  private static final long HUNDRED = 100;

  /** USDT in units of 10^-8: a hundredth of a coin at a mark in cents, times a rate. */
  private static final long MONEY = 100_000_000;

  private final String key;
  private final long sign;
  private final long entryCents;
  private final long wallet;
  private final boolean[] fired = new boolean[LEVELS.size()];
  private boolean isLiquidated;

  private OverloadPosition(String key, long sign, long entryCents, long wallet) {
    this.key = key;
    this.sign = sign;
    this.entryCents = entryCents;
    this.wallet = wallet;
  }

  private record Level(String kind, String text, long enter, long leave) {}

  /** A position of a hundredth of a coin with a wallet of whole USDT. */
  static OverloadPosition of(PositionVersion version) {
    if (version.quantity().movePointRight(CENT_DIGITS).longValueExact() != 1) {
      throw new IllegalArgumentException("quantity must be 0.01, was " + version.quantity());
    }
    return new OverloadPosition(
        version.key().toString(),
        version.key().side().sign(),
        version.entryPrice().movePointRight(CENT_DIGITS).longValueExact(),
        version.isolatedMargin().longValueExact());
  }

  String key() {
    return key;
  }

  /** Looks at a mark: who is to be told of which kind and level. */
  void see(long cents, BiConsumer<String, String> alert) {
    if (isLiquidated) {
      return;
    }
    for (int i = 0; i < fired.length; i++) {
      Level level = LEVELS.get(i);
      boolean holds = holds(level, level.enter(), cents);
      if (holds && !fired[i]) {
        fired[i] = true;
        alert.accept(level.kind(), level.text());
      } else if (isLeft(level, cents)) {
        fired[i] = false;
      }
    }
    if (requirement(cents) >= equity(cents)) {
      isLiquidated = true;
      alert.accept("LIQUIDATION", "-");
    }
  }

  private boolean holds(Level level, long at, long cents) {
    return level.kind().equals("DISTANCE") ? isWithin(at, cents) : isRatioAtLeast(at, cents);
  }

  /** A distance is left when it is above its threshold, a ratio when it is below. */
  private boolean isLeft(Level level, long cents) {
    return !holds(level, level.leave(), cents);
  }

  /** s Q m (1 - s d)(1 - s r) at most s Q E - W: so near is the liquidation price. */
  private boolean isWithin(long distance, long cents) {
    long nearer = sign * cents * (MILLE - sign * distance) * (RATE_ONE - sign * RATE);
    long held = sign * entryCents * RATE_ONE - wallet * MONEY;
    return nearer <= held * MILLE;
  }

  private boolean isRatioAtLeast(long percent, long cents) {
    return equity(cents) <= 0 || HUNDRED * requirement(cents) >= percent * equity(cents);
  }

  /** W + s Q (m - E). */
  private long equity(long cents) {
    return wallet * MONEY + sign * (cents - entryCents) * RATE_ONE;
  }

  private static long requirement(long cents) {
    return RATE * cents;
  }
}
