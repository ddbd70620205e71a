package io.ringfence.domain.reallocation;

import static io.ringfence.domain.Figures.dec;

import io.ringfence.domain.Dice;
import io.ringfence.domain.NaivePosition;
import io.ringfence.domain.margin.MarginRules;
import io.ringfence.domain.margin.RemovalRule;
import io.ringfence.domain.position.PositionFacts;
import io.ringfence.domain.position.PositionFacts.Labels;
import io.ringfence.domain.position.PositionFacts.Plan;
import io.ringfence.domain.position.PositionFacts.Thesis;
import io.ringfence.domain.quantity.InstrumentId;
import io.ringfence.domain.quantity.NodePath;
import io.ringfence.domain.quantity.PositionKey;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A pool of random positions, each with its naive twin. */
final class SamplePool {
  static final Pool.Id ID = new Pool.Id("binance", "a1", "USDT", "entity", "house", "alpha");

  /** Nodes that may be limited. */
  static final List<NodePath> NODES =
      List.of(
          NodePath.FIRM,
          NodePath.desk("alpha"),
          NodePath.book("alpha", "one"),
          NodePath.book("alpha", "two"));

  private final Map<PositionKey, NaivePosition> twins = new TreeMap<>();
  private final List<PoolPosition> positions = new ArrayList<>();

  static SamplePool random(Dice dice, int size) {
    SamplePool sample = new SamplePool();
    for (int i = 0; i < size; i++) {
      sample.add(dice, "C" + i + "USDT");
    }
    return sample;
  }

  private void add(Dice dice, String symbol) {
    NaivePosition random = NaivePosition.random(dice);
    BigDecimal mark =
        random.entry().multiply(dice.between("0.7", "1.4", 3)).setScale(4, RoundingMode.CEILING);
    // The distance is drawn, the wallet follows: from about to die to far away.
    BigDecimal distance = dice.between("0.001", "0.4", 3);
    BigDecimal price = mark.multiply(dec(1).subtract(distance.multiply(dec(random.sign()))));
    BigDecimal wallet =
        random.withRootAt(random.quantity().multiply(price)).wallet().setScale(6, RoundingMode.UP);
    NaivePosition twin = random.withWallet(wallet);
    if (twin.excess(mark).signum() > 0) {
      add(symbol, twin, mark, dice.between("2", "50", 1), facts(dice));
    }
  }

  void add(
      String symbol,
      NaivePosition twin,
      BigDecimal mark,
      BigDecimal leverage,
      PositionFacts facts) {
    var instrument = new InstrumentId("binance", symbol);
    var rules =
        new MarginRules(
            instrument, "USDT", twin.model(), new RemovalRule.WalletLessMaintenance(), "test@1");
    var key = new PositionKey(instrument, "a1", twin.side());
    twins.put(key, twin);
    positions.add(new PoolPosition(key, rules, twin.economics(), leverage, facts, mark));
  }

  private static PositionFacts facts(Dice dice) {
    return facts(
        dice.oneOf(Thesis.INTACT, Thesis.INTACT, Thesis.INTACT, Thesis.BROKEN),
        dice.chance(10) ? Plan.EXIT : Plan.ADD,
        dice.chance(10) ? "pair" : null,
        dice.oneOf("one", "one", "two"));
  }

  static PositionFacts facts(
      @Nullable Thesis thesis, @Nullable Plan plan, @Nullable String pairId) {
    return facts(thesis, plan, pairId, "one");
  }

  /** A position of a book that may give and take. */
  static PositionFacts inBook(String book) {
    return facts(Thesis.INTACT, Plan.ADD, null, book);
  }

  private static PositionFacts facts(
      @Nullable Thesis thesis, @Nullable Plan plan, @Nullable String pairId, String book) {
    var labels = new Labels(null, null, null, null, null, null, pairId);
    return new PositionFacts(
        "alpha", book, "tess", null, null, null, thesis, plan, "entity", "house", labels);
  }

  Pool pool(@Nullable BigDecimal freeBalance, Map<NodePath, BigDecimal> headroom) {
    return pool(freeBalance == null ? null : Pool.Cash.of(freeBalance), headroom);
  }

  Pool pool(Pool.@Nullable Cash cash, Map<NodePath, BigDecimal> headroom) {
    return new Pool(ID, positions, cash, headroom);
  }

  List<PoolPosition> positions() {
    return List.copyOf(positions);
  }

  NaivePosition twin(PositionKey key) {
    return Objects.requireNonNull(twins.get(key));
  }

  /** A policy with random distances, minimum, step, cushion and reserve. */
  static ReallocationPolicy policy(Dice dice) {
    BigDecimal target = dice.between("0.02", "0.15", 2);
    return new ReallocationPolicy(
        target,
        target.add(dice.between("0", "0.15", 2)),
        dice.oneOf(dec("0.01"), dec("10"), dec("250.5")),
        dice.oneOf(dec("0.01"), dec("1"), dec("0.3")),
        dice.oneOf(dec("0"), dec("0.01"), dec("0.05")),
        dice.oneOf(dec("0"), dec("0.5"), dec("1")),
        List.of(dec("-0.05"), dec("-0.20"), dec("0.1")));
  }
}
