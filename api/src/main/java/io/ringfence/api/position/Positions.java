package io.ringfence.api.position;

import io.ringfence.api.error.ApiException;
import io.ringfence.api.error.ErrorCode;
import io.ringfence.api.question.Asked;
import io.ringfence.api.question.Together;
import io.ringfence.api.store.Store;
import io.ringfence.contracts.rulepack.RulePacks;
import io.ringfence.domain.access.DeskScope;
import io.ringfence.domain.exposure.AlertLevels;
import io.ringfence.domain.quantity.InstrumentId;
import io.ringfence.domain.quantity.PositionKey;
import io.ringfence.reporting.query.PositionsAtQuery;
import io.ringfence.reporting.query.Vantage;
import io.ringfence.reporting.report.PositionLine;
import io.ringfence.reporting.report.Valuation;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Open positions with what they are worth, for endpoints and for whoever tells of changes. */
@Component
public final class Positions {
  private final ObjectProvider<RulePacks> packs;
  private final Store store;
  private final ExecutorService askers =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("marks-", 1).factory());
  private final Together<Group, PositionKey, PositionsAtQuery.Row> single;

  Positions(ObjectProvider<RulePacks> packs, Store store) {
    this.packs = packs;
    this.store = store;
    this.single = new Together<>(this::stored);
  }

  /**
   * Versions and marks at the same time: two small questions are sooner answered than their join.
   */
  private Map<PositionKey, PositionsAtQuery.Row> stored(Group group, Set<PositionKey> keys) {
    Set<InstrumentId> instruments =
        keys.stream().map(PositionKey::instrument).collect(Collectors.toSet());
    Callable<Map<InstrumentId, PositionsAtQuery.Mark>> question =
        () ->
            store.ask(
                PositionsAtQuery::new,
                group.scope(),
                open -> open.marks(group.run(), group.vantage(), instruments));
    Future<Map<InstrumentId, PositionsAtQuery.Mark>> marks = askers.submit(question);
    List<PositionsAtQuery.Row> rows =
        store.ask(
            PositionsAtQuery::new,
            group.scope(),
            open -> open.unmarked(group.run(), group.vantage(), keys));
    Map<InstrumentId, PositionsAtQuery.Mark> found = Store.answered(marks);
    return rows.stream()
        .collect(
            Collectors.toMap(
                PositionsAtQuery.Row::key, row -> row.beside(found.get(row.key().instrument()))));
  }

  /** What questions for single positions must have in common to be put together. */
  private record Group(String run, Vantage vantage, DeskScope scope) {}

  /** What cannot be judged first, then the nearest to liquidation. */
  List<PositionLine> of(Asked asked) {
    return valued(
        asked.ask(PositionsAtQuery::new, open -> open.at(asked.runId(), asked.vantage())));
  }

  /** One of them; another desk's is unknown like one that is not there. */
  PositionLine of(Asked asked, PositionKey key) {
    return single
        .ask(new Group(asked.runId(), asked.vantage(), asked.scope()), key)
        .flatMap(row -> valued(List.of(row)).stream().findFirst())
        .orElseThrow(
            () ->
                new ApiException(
                    ErrorCode.POSITION_UNKNOWN,
                    "the position must be open at %s on a desk of yours, was %s"
                        .formatted(asked.asOf(), key)));
  }

  /** What is shown of rows as they were at an instant. */
  public List<PositionFigures> shown(List<PositionsAtQuery.Row> rows, Instant asOf) {
    return valued(rows).stream().map(line -> shown(line, asOf)).toList();
  }

  PositionFigures shown(PositionLine line, Instant asOf) {
    return PositionFigures.of(line, asOf, packs.getObject());
  }

  List<PositionLine> valued(List<PositionsAtQuery.Row> rows) {
    return valuation().of(rows).stream().sorted(PositionLine.BY_DISTANCE).toList();
  }

  Valuation valuation() {
    return new Valuation(packs.getObject(), AlertLevels.DEFAULT);
  }
}
