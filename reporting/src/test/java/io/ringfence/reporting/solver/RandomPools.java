package io.ringfence.reporting.solver;

import io.ringfence.domain.margin.IsolatedPosition;
import io.ringfence.domain.margin.MaintenanceTier;
import io.ringfence.domain.margin.MarginRules;
import io.ringfence.domain.margin.RemovalRule;
import io.ringfence.domain.margin.StandardMargin;
import io.ringfence.domain.margin.TierSchedule;
import io.ringfence.domain.position.PositionFacts;
import io.ringfence.domain.position.PositionFacts.Labels;
import io.ringfence.domain.position.PositionFacts.Plan;
import io.ringfence.domain.position.PositionFacts.Thesis;
import io.ringfence.domain.quantity.InstrumentId;
import io.ringfence.domain.quantity.NodePath;
import io.ringfence.domain.quantity.PositionKey;
import io.ringfence.domain.quantity.PositionSide;
import io.ringfence.domain.reallocation.Lane;
import io.ringfence.domain.reallocation.Pool;
import io.ringfence.domain.reallocation.PoolPosition;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * Pools of longs of ten at 100, one per cent maintenance: each needs or spares a whole number.
 * Pools of one account share its free balance, all share the firm's headroom.
 */
final class RandomPools {
  private static final TierSchedule ONE_PERCENT =
      new TierSchedule(
          TierSchedule.Kind.MARGINAL,
          List.of(
              new MaintenanceTier(
                  BigDecimal.ZERO,
                  Optional.empty(),
                  new BigDecimal("0.01"),
                  BigDecimal.ZERO,
                  BigDecimal.TEN)));

  private final Random dice;
  private final BigDecimal firmHeadroom;
  private final Map<String, BigDecimal> cash = new HashMap<>();
  private final List<Lane> lanes = new ArrayList<>();

  RandomPools(long seed, boolean withLanes) {
    this.dice = new Random(seed);
    this.firmHeadroom = whole(50, 400);
    cash.put("a0", whole(0, 300));
    cash.put("a1", whole(0, 300));
    if (withLanes) {
      lanes.add(
          new Lane(
              "okx/b", whole(0, 100), BigDecimal.ZERO, new BigDecimal("0.001"), Duration.ZERO));
    }
  }

  private BigDecimal whole(int least, int most) {
    return BigDecimal.valueOf(least + dice.nextInt(most - least + 1));
  }

  List<Pool> pools(int count, int positions) {
    List<Pool> pools = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      pools.add(pool("desk" + i, "a" + i % 2, positions));
    }
    return pools;
  }

  private Pool pool(String desk, String account, int count) {
    List<PoolPosition> positions = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      positions.add(position(desk, account, i));
    }
    Map<NodePath, BigDecimal> headroom = new HashMap<>();
    headroom.put(NodePath.FIRM, firmHeadroom);
    if (dice.nextInt(3) == 0) {
      headroom.put(NodePath.desk(desk), whole(0, 150));
    }
    if (dice.nextInt(3) == 0) {
      headroom.put(NodePath.book(desk, "one"), whole(0, 150));
    }
    return new Pool(
        new Pool.Id("binance", account, "USDT", "entity", "house", desk),
        positions,
        Pool.Cash.of(cash.getOrDefault(account, BigDecimal.ZERO)),
        headroom,
        lanes);
  }

  /** Wallet 109 stands at 10 %, 158.5 at 15 %. */
  private PoolPosition position(String desk, String account, int number) {
    BigDecimal wallet =
        dice.nextInt(3) > 0
            ? new BigDecimal(109).subtract(whole(1, 95))
            : new BigDecimal("158.5").add(whole(1, 60));
    InstrumentId instrument = new InstrumentId("binance", desk + number);
    MarginRules rules =
        new MarginRules(
            instrument,
            "USDT",
            new StandardMargin(
                ONE_PERCENT, BigDecimal.ZERO, StandardMargin.TriggerEquality.LIQUIDATES),
            new RemovalRule.WalletLessMaintenance(),
            "test@1");
    BigDecimal hundred = new BigDecimal(100);
    return new PoolPosition(
        new PositionKey(instrument, account, PositionSide.LONG),
        rules,
        new IsolatedPosition(PositionSide.LONG, BigDecimal.TEN, hundred, wallet),
        BigDecimal.TEN,
        new PositionFacts(
            desk,
            dice.nextBoolean() ? "one" : "two",
            "tess",
            null,
            null,
            null,
            Thesis.INTACT,
            Plan.ADD,
            "entity",
            "house",
            Labels.UNKNOWN),
        hundred);
  }
}
