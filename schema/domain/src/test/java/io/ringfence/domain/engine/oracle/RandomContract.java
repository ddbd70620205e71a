package io.ringfence.domain.engine.oracle;

import io.ringfence.domain.engine.ContractKind;
import io.ringfence.domain.engine.ContractTerms;
import io.ringfence.domain.engine.LevelTerms;
import io.ringfence.domain.engine.RequirementTerms;
import io.ringfence.domain.engine.RequirementTerms.Schedule;
import io.ringfence.domain.engine.Scales;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Draws a contract: coarse scales, on which thresholds meet ticks exactly, or scales so fine that
 * 64 bits do not hold a key; few tiers or many; all kinds.
 */
public final class RandomContract {
  private static final BigDecimal PRICE_LIMIT = new BigDecimal("2000");

  private final Random random;

  /** So few digits that keys often lie a single unit from a tick. */
  private final boolean coarse;

  private RandomContract(Random random) {
    this.random = random;
    this.coarse = random.nextInt(3) == 0;
  }

  /** A contract. */
  public static ContractTerms draw(Random random) {
    return new RandomContract(random).terms();
  }

  private ContractTerms terms() {
    ContractKind kind = ContractKind.values()[random.nextInt(3)];
    boolean jumps = random.nextInt(10) == 0;
    return new ContractTerms(
        kind, scales(kind), PRICE_LIMIT, requirement(kind, jumps), levels(jumps));
  }

  private Scales scales(ContractKind kind) {
    if (random.nextInt(4) == 0) {
      return new Scales(8, 10, 6, 8, 8);
    }
    if (coarse) {
      int wallet = random.nextInt(5);
      return new Scales(0, random.nextInt(2), random.nextInt(2), wallet, random.nextInt(2));
    }
    int price = random.nextInt(3);
    int wallet = kind == ContractKind.INVERSE ? 3 + random.nextInt(6) : random.nextInt(4);
    return new Scales(
        price, price + random.nextInt(3), random.nextInt(4), wallet, 2 + random.nextInt(4));
  }

  private RequirementTerms requirement(ContractKind kind, boolean jumps) {
    int count = 1 + random.nextInt(random.nextBoolean() ? 3 : 8);
    Schedule schedule = jumps ? Schedule.WHOLE_POSITION : Schedule.MARGINAL;
    List<RequirementTerms.Tier> tiers = new ArrayList<>();
    BigDecimal unit = kind == ContractKind.INVERSE ? new BigDecimal("0.25") : new BigDecimal(250);
    BigDecimal floor = BigDecimal.ZERO;
    BigDecimal before = BigDecimal.ZERO;
    BigDecimal rate = BigDecimal.valueOf(1 + random.nextInt(8), 2 + random.nextInt(2));
    if (coarse) {
      rate = BigDecimal.valueOf(1 + random.nextInt(3), 1);
    }
    BigDecimal amount = BigDecimal.ZERO;
    for (int i = 0; i < count; i++) {
      BigDecimal cap = floor.add(unit.multiply(BigDecimal.valueOf(1 + random.nextInt(16))));
      if (schedule == Schedule.MARGINAL) {
        amount = amount.add(floor.multiply(i == 0 ? BigDecimal.ZERO : rate.subtract(before)));
      }
      tiers.add(new RequirementTerms.Tier(cap, rate, amount));
      floor = cap;
      before = rate;
      rate =
          rate.add(BigDecimal.valueOf(random.nextInt(coarse ? 2 : 6), coarse ? 1 : 2))
              .min(new BigDecimal("0.6"));
    }
    BigDecimal fee = BigDecimal.valueOf(!coarse && random.nextInt(3) == 0 ? 5 : 0, 4);
    return new RequirementTerms(schedule, tiers, fee, random.nextInt(4) > 0);
  }

  private LevelTerms levels(boolean jumps) {
    List<BigDecimal> distances = new ArrayList<>();
    for (String distance :
        coarse ? List.of("0.5", "0.1") : List.of("0.25", "0.1", "0.05", "0.02")) {
      if (!jumps && random.nextInt(2) == 0) {
        distances.add(new BigDecimal(distance));
      }
    }
    List<BigDecimal> ratios = new ArrayList<>();
    for (String ratio : coarse ? List.of("0.8", "1") : List.of("0.25", "0.5", "0.8", "1", "1.25")) {
      if (random.nextInt(2) == 0) {
        ratios.add(new BigDecimal(ratio));
      }
    }
    BigDecimal leaveMargin =
        List.of("0", "0.1", "0.25").stream().map(BigDecimal::new).toList().get(random.nextInt(3));
    return new LevelTerms(distances, ratios, leaveMargin);
  }
}
