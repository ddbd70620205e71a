package io.ringfence.api.position;

import io.ringfence.api.error.ApiException;
import io.ringfence.api.error.ErrorCode;
import io.ringfence.api.question.Asked;
import io.ringfence.api.question.Together;
import io.ringfence.api.rulepack.RunPacks;
import io.ringfence.api.store.Store;
import io.ringfence.domain.access.DeskScope;
import io.ringfence.domain.quantity.PositionKey;
import io.ringfence.reporting.query.PositionsAtQuery;
import io.ringfence.reporting.query.PositionsByKeyQuery;
import io.ringfence.reporting.query.Vantage;
import io.ringfence.reporting.report.PositionLine;
import io.ringfence.reporting.report.Valuation;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Open positions with what they are worth, for endpoints and for whoever tells of changes. */
@Component
public final class Positions {
  /** The store answers single positions for about half of its time at most. */
  private static final Duration REST = Duration.ofMillis(5);

  private final RunPacks packs;
  private final Store store;
  private final Together<Group, Wanted, PositionsAtQuery.Row> single;

  Positions(RunPacks packs, Store store) {
    this.packs = packs;
    this.store = store;
    this.single = new Together<>(this::stored, REST);
  }

  /**
   * Asks for all of them at once what their askers may see between them, and gives each what it may
   * see alone.
   */
  private Map<Wanted, PositionsAtQuery.Row> stored(Group group, Set<Wanted> all) {
    Set<PositionKey> keys = all.stream().map(Wanted::key).collect(Collectors.toSet());
    Map<PositionKey, PositionsAtQuery.Row> rows =
        store.ask(
            PositionsByKeyQuery::new,
            DeskScope.between(all.stream().map(Wanted::scope).distinct().toList()),
            open -> open.of(group.run(), group.vantage(), keys));
    Map<Wanted, PositionsAtQuery.Row> seen = new HashMap<>();
    for (Wanted one : all) {
      PositionsAtQuery.Row row = rows.get(one.key());
      if (row != null && row.isFor(one.scope())) {
        seen.put(one, row);
      }
    }
    return seen;
  }

  /** What questions for single positions must have in common to be put together. */
  private record Group(String run, Vantage vantage) {}

  /** A position, and what its asker may see. */
  private record Wanted(PositionKey key, DeskScope scope) {}

  /** What cannot be judged first, then the nearest to liquidation. */
  List<PositionLine> of(Asked asked) {
    return valued(
        asked.runId(),
        asked.ask(PositionsAtQuery::new, open -> open.at(asked.runId(), asked.vantage())));
  }

  /** One of them; another desk's is unknown like one that is not there. */
  PositionLine of(Asked asked, PositionKey key) {
    return single
        .ask(new Group(asked.runId(), asked.vantage()), new Wanted(key, asked.scope()))
        .flatMap(row -> valued(asked.runId(), List.of(row)).stream().findFirst())
        .orElseThrow(
            () ->
                new ApiException(
                    ErrorCode.POSITION_UNKNOWN,
                    "the position must be open at %s on a desk of yours, was %s"
                        .formatted(asked.asOf(), key)));
  }

  PositionFigures shown(String run, PositionLine line, Instant asOf) {
    return PositionFigures.of(line, asOf, valuation(run).stamped(line.row()));
  }

  List<PositionLine> valued(String run, List<PositionsAtQuery.Row> rows) {
    return valuation(run).of(rows).stream().sorted(PositionLine.BY_DISTANCE).toList();
  }

  Valuation valuation(String run) {
    return packs.valuation(run);
  }
}
