package io.ringfence.bench.stream;

import io.ringfence.domain.engine.ContractTerms;
import io.ringfence.domain.engine.NodeFigures;
import io.ringfence.launcher.bench.BenchContract;
import io.ringfence.launcher.bench.Oracle;
import io.ringfence.launcher.bench.Population;
import java.math.BigDecimal;
import java.util.Arrays;

/** What must have been told when so many ticks were played, in plain decimals. */
final class StreamOracle {
  private StreamOracle() {}

  /** Whether a peer told that. */
  static boolean agrees(StreamPeer peer, StreamRun run) {
    TickTape.Reach reach = run.tape.reach(run.played);
    long expected =
        peer.isAlerting()
            ? Oracle.digest(run.population(), reach.lows(), reach.highs(), reach.last())
            : sumsAlone(run.population(), reach.last());
    return run.played > 0 && run.digest() == expected;
  }

  /** The digest of who remembers nothing: no alerts, and everybody still counts. */
  private static long sumsAlone(Population population, long[] last) {
    ContractTerms terms = BenchContract.terms();
    BigDecimal[] equity = new BigDecimal[population.desks];
    BigDecimal[] requirement = new BigDecimal[population.desks];
    Arrays.fill(equity, BigDecimal.ZERO);
    Arrays.fill(requirement, BigDecimal.ZERO);
    for (int i = 0; i < population.instruments; i++) {
      for (int id = population.first[i]; id < population.first[i + 1]; id++) {
        NodeFigures figures = Oracle.position(terms, population, id).figures(Oracle.price(last[i]));
        int desk = population.desk[id];
        equity[desk] = equity[desk].add(figures.equity());
        requirement[desk] = requirement[desk].add(figures.requirement());
      }
    }
    return StreamRun.mixTotals(0, units(equity), units(requirement));
  }

  private static long[] units(BigDecimal[] amounts) {
    return Arrays.stream(amounts)
        .mapToLong(amount -> amount.movePointRight(BenchContract.MONEY_DIGITS).longValueExact())
        .toArray();
  }
}
