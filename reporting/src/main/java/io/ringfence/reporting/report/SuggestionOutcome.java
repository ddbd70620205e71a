package io.ringfence.reporting.report;

import io.ringfence.domain.margin.MarginExposure;
import io.ringfence.domain.quantity.InstrumentId;
import io.ringfence.domain.quantity.PositionKey;
import io.ringfence.domain.quantity.PositionSide;
import io.ringfence.domain.reallocation.PoolPosition;
import io.ringfence.reporting.query.LiquidationsBetweenQuery;
import io.ringfence.reporting.query.MarksExtremesQuery;
import io.ringfence.reporting.query.SuggestionsQuery.Outcome;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the rest of a run says about positions that something was proposed for. */
final class SuggestionOutcome {
  private record Ending(String positionKey, long episode) {}

  private final Map<PositionKey, Long> episodes = new HashMap<>();
  private final Map<Ending, Instant> liquidations = new HashMap<>();
  private final Map<InstrumentId, MarksExtremesQuery.Row> extremes = new HashMap<>();

  SuggestionOutcome(DecisionFacts facts) {
    facts.positions().forEach(line -> episodes.put(line.key(), line.row().episode()));
    for (LiquidationsBetweenQuery.Row row : facts.liquidations()) {
      if (row.at().isAfter(facts.at())) {
        liquidations.put(new Ending(row.positionKey(), row.episode()), row.at());
      }
    }
    facts
        .extremes()
        .forEach(row -> extremes.put(new InstrumentId(row.venue(), row.instrument()), row));
  }

  /** When this episode of the position was liquidated later in the run; empty: it was not. */
  Optional<Instant> liquidatedAt(PoolPosition position) {
    return Optional.ofNullable(episodes.get(position.key()))
        .flatMap(
            episode ->
                Optional.ofNullable(
                    liquidations.get(new Ending(position.key().toString(), episode))));
  }

  /** What came of a position, and what would have come of it with the whole move. */
  Outcome of(PoolPosition position, MarginExposure withMove) {
    return new Outcome(liquidatedAt(position).orElse(null), survives(position, withMove));
  }

  /** Absent: no later mark says anything. */
  private @Nullable Boolean survives(PoolPosition position, MarginExposure withMove) {
    MarksExtremesQuery.Row row = extremes.get(position.key().instrument());
    if (row == null) {
      return null;
    }
    BigDecimal worst = withMove.side() == PositionSide.LONG ? row.lowest() : row.highest();
    if (worst == null) {
      return null;
    }
    int sign = withMove.side().sign();
    return withMove
        .liquidationPrice()
        .map(price -> sign * price.compareToPrice(worst) < 0)
        .orElse(true);
  }
}
