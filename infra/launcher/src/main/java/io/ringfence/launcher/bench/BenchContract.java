package io.ringfence.launcher.bench;

import io.ringfence.domain.engine.ContractKind;
import io.ringfence.domain.engine.ContractTerms;
import io.ringfence.domain.engine.LevelTerms;
import io.ringfence.domain.engine.RequirementTerms;
import io.ringfence.domain.engine.RequirementTerms.Schedule;
import io.ringfence.domain.engine.Scales;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * The linear contract of the benchmarks: ten tiers, three alert levels and liquidation. Its digits
 * are few enough for 64-bit arithmetic to be exact, so that peers may use it.
 */
public final class BenchContract {
  /** Fraction digits of marks, quantities, wallets and rates. */
  public static final int PRICE_DIGITS = 2;

  public static final int QUANTITY_DIGITS = 3;
  public static final int WALLET_DIGITS = 2;
  static final int RATE_DIGITS = 4;

  /** Fraction digits of amounts as peers hold them: rate times quantity times price. */
  public static final int MONEY_DIGITS = PRICE_DIGITS + QUANTITY_DIGITS + RATE_DIGITS;

  /** Brings quantity times price to {@link #MONEY_DIGITS}. */
  public static final long VALUE_FACTOR = 10_000;

  /** Brings a wallet to {@link #MONEY_DIGITS}. */
  public static final long WALLET_FACTOR = 10_000_000;

  /** Alert levels in thousandths, the thresholds at which they are left, and liquidation. */
  public static final int[] LEVELS = {500, 650, 800};

  public static final int[] LEAVES = {450, 585, 720};
  public static final int LEVEL_UNIT = 1000;

  private static final long[] CAPS = {
    5_000, 20_000, 50_000, 100_000, 200_000, 400_000, 800_000, 1_500_000, 2_500_000, 1L << 40
  };

  /** Maintenance rates of the tiers, units of 10^-4. */
  public static final long[] RATES = {40, 50, 65, 100, 150, 200, 300, 500, 1000, 1250};

  /** Amounts of the tiers at {@link #MONEY_DIGITS}. */
  public static final long[] AMOUNTS = amounts();

  private BenchContract() {}

  private static long[] amounts() {
    long[] amounts = new long[RATES.length];
    long unit = 1_000_000_000 / VALUE_FACTOR;
    for (int tier = 1; tier < RATES.length; tier++) {
      amounts[tier] = amounts[tier - 1] + CAPS[tier - 1] * unit * (RATES[tier] - RATES[tier - 1]);
    }
    return amounts;
  }

  /** Cap of a tier, quantity units times ticks. */
  static long cap(int tier) {
    return CAPS[tier] * 100_000;
  }

  public static ContractTerms terms() {
    List<RequirementTerms.Tier> tiers = new ArrayList<>();
    for (int tier = 0; tier < RATES.length; tier++) {
      tiers.add(
          new RequirementTerms.Tier(
              BigDecimal.valueOf(CAPS[tier]),
              BigDecimal.valueOf(RATES[tier], RATE_DIGITS),
              BigDecimal.valueOf(AMOUNTS[tier], MONEY_DIGITS)));
    }
    List<BigDecimal> ratios = new ArrayList<>();
    for (int level : LEVELS) {
      ratios.add(BigDecimal.valueOf(level, 3));
    }
    return new ContractTerms(
        ContractKind.LINEAR,
        new Scales(PRICE_DIGITS, PRICE_DIGITS, QUANTITY_DIGITS, WALLET_DIGITS, 8),
        new BigDecimal(100_000),
        new RequirementTerms(Schedule.MARGINAL, tiers, BigDecimal.ZERO, true),
        new LevelTerms(List.of(), ratios, new BigDecimal("0.1")));
  }
}
