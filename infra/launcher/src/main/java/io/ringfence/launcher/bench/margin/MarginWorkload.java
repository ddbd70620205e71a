package io.ringfence.launcher.bench.margin;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Cases of linear positions with four inline tiers, every one different.
 *
 * @param lines number of cases, above 0
 * @param seed repeats them
 */
record MarginWorkload(int lines, long seed) {
  private static final String CASE =
      """
      {"id":"case-%s","type":"position","venue":"binance","model":"standard","kind":"linear",\
      "side":"%s","quantity":"%s","contractMultiplier":"1","entryPrice":"%s","markPrice":"%s",\
      "leverage":"%s","isolatedMargin":"%s","marginRatioDef":"mm/equity","tiers":[\
      {"floor":"0","cap":"50000","mmr":"0.004","maintenanceAmount":"0","maxLeverage":"125"},\
      {"floor":"50000","cap":"250000","mmr":"0.005","maintenanceAmount":"50","maxLeverage":"100"},\
      {"floor":"250000","cap":"1000000","mmr":"0.01","maintenanceAmount":"1300","maxLeverage":"50"},\
      {"floor":"1000000","cap":"10000000","mmr":"0.025","maintenanceAmount":"16300",\
      "maxLeverage":"20"}],"wanted":["liquidationPrice","bankruptcyPrice","unrealisedPnl",\
      "marginBalance","maintenanceMargin","marginRatio","liquidatable"]}
      """;

  String name() {
    return "%s distinct lines, linear, four tiers inline, seven figures each".formatted(lines);
  }

  byte[] bytes() {
    SplittableRandom dice = new SplittableRandom(seed);
    StringBuilder text = new StringBuilder(lines * 800);
    for (int i = 0; i < lines; i++) {
      text.append(line(i, dice));
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String line(int number, SplittableRandom dice) {
    boolean isLong = dice.nextBoolean();
    double entry = dice.nextDouble(100, 90_000);
    double value = dice.nextDouble(1_000, 2_000_000);
    int leverage = dice.nextInt(2, 21);
    double move = dice.nextDouble(-0.4, 0.4) / leverage;
    return CASE.formatted(
        number,
        isLong ? "long" : "short",
        digits(value / entry, 6),
        digits(entry, 2),
        digits(entry * (1 + move), 4),
        leverage,
        digits(value / leverage, 8));
  }

  private static String digits(double figure, int scale) {
    return String.format(Locale.ROOT, "%." + scale + "f", figure);
  }
}
