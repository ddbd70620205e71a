package io.ringfence.launcher.backtest;

import io.ringfence.domain.margin.MarginRules;
import io.ringfence.domain.position.PositionFacts;
import io.ringfence.domain.position.PositionFacts.Labels;
import io.ringfence.domain.position.PositionFacts.Plan;
import io.ringfence.domain.position.PositionFacts.Thesis;
import io.ringfence.domain.quantity.InstrumentId;
import io.ringfence.domain.quantity.PositionKey;
import io.ringfence.domain.quantity.PositionSide;
import io.ringfence.domain.reallocation.Pool;
import io.ringfence.domain.reallocation.PoolPosition;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.function.Function;

/**
 * Random pools as desks hold them: notionals from 1,000 to 100,000, leverage from 3 to 20, half
 * long and half short, entered at the mark, each wallet the initial margin; a tenth of all wallets
 * lies free, and every thesis holds.
 */
final class RandomBook {
  private static final int QUANTITY_SCALE = 6;
  private static final int MONEY_SCALE = 2;

  private final BacktestRequest request;
  private final Function<InstrumentId, MarginRules> rules;
  private final SplittableRandom dice;

  RandomBook(BacktestRequest request, Function<InstrumentId, MarginRules> rules) {
    this.request = request;
    this.rules = rules;
    this.dice = new SplittableRandom(request.seed());
  }

  List<Pool> pools(SortedMap<InstrumentId, BigDecimal> marks) {
    List<Pool> pools = new ArrayList<>();
    for (int i = 0; i < request.pools(); i++) {
      pools.add(pool("a" + i, List.copyOf(marks.entrySet())));
    }
    return pools;
  }

  private Pool pool(String account, List<Map.Entry<InstrumentId, BigDecimal>> marks) {
    List<PoolPosition> positions = new ArrayList<>();
    BigDecimal wallets = BigDecimal.ZERO;
    int first = dice.nextInt(marks.size());
    int step = 1 + dice.nextInt(Math.max(1, marks.size() / Math.max(1, request.positions())));
    for (int i = 0; i < Math.min(request.positions(), marks.size()); i++) {
      var mark = marks.get((first + i * step) % marks.size());
      PositionSide side = i % 2 == 0 ? PositionSide.LONG : PositionSide.SHORT;
      PoolPosition position = position(account, side, mark);
      positions.add(position);
      wallets = wallets.add(position.economics().isolatedMargin());
    }
    BigDecimal free = wallets.divide(BigDecimal.TEN, MONEY_SCALE, RoundingMode.DOWN);
    return new Pool(
        new Pool.Id("binance", account, "USDT", "entity", "house", "alpha"),
        positions,
        Pool.Cash.of(free),
        Map.of());
  }

  private PoolPosition position(
      String account, PositionSide side, Map.Entry<InstrumentId, BigDecimal> marked) {
    BigDecimal mark = marked.getValue();
    MarginRules of = rules.apply(marked.getKey());
    BigDecimal leverage = BigDecimal.valueOf(dice.nextInt(3, 21));
    BigDecimal notional =
        BigDecimal.valueOf(Math.round(Math.pow(10, dice.nextDouble(3, 5)))).max(BigDecimal.TEN);
    BigDecimal quantity =
        notional.divide(mark, QUANTITY_SCALE, RoundingMode.UP).max(BigDecimal.ONE.movePointLeft(3));
    BigDecimal wallet = quantity.multiply(mark).divide(leverage, MONEY_SCALE, RoundingMode.UP);
    return new PoolPosition(
        new PositionKey(marked.getKey(), account, side),
        of,
        of.position(side, quantity, mark, wallet, leverage),
        leverage,
        new PositionFacts(
            "alpha",
            "one",
            "tess",
            null,
            null,
            null,
            Thesis.INTACT,
            Plan.ADD,
            "entity",
            "house",
            Labels.UNKNOWN),
        mark);
  }
}
