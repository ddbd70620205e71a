package io.ringfence.api.position;

import io.ringfence.api.error.ApiException;
import io.ringfence.api.error.ErrorCode;
import io.ringfence.api.question.Asked;
import io.ringfence.api.question.Foremost;
import io.ringfence.api.question.Page;
import io.ringfence.api.question.Together;
import io.ringfence.api.store.Store;
import io.ringfence.contracts.rulepack.RulePacks;
import io.ringfence.domain.access.DeskScope;
import io.ringfence.domain.exposure.AlertLevels;
import io.ringfence.domain.quantity.PositionKey;
import io.ringfence.reporting.query.Paged;
import io.ringfence.reporting.query.Part;
import io.ringfence.reporting.query.PositionPagesQuery;
import io.ringfence.reporting.query.PositionsAtQuery;
import io.ringfence.reporting.query.Vantage;
import io.ringfence.reporting.report.PositionLine;
import io.ringfence.reporting.report.Valuation;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Open positions with what they are worth, for endpoints and for whoever tells of changes. */
@Component
public final class Positions {
  private final ObjectProvider<RulePacks> packs;
  private final Together<Group, PositionKey, PositionsAtQuery.Row> single;

  Positions(ObjectProvider<RulePacks> packs, Store store) {
    this.packs = packs;
    this.single =
        new Together<>(
            (group, keys) ->
                store
                    .ask(
                        PositionsAtQuery::new,
                        group.scope(),
                        open -> open.at(group.run(), group.vantage(), keys))
                    .stream()
                    .collect(Collectors.toMap(PositionsAtQuery.Row::key, row -> row)));
  }

  /** What questions for single positions must have in common to be put together. */
  private record Group(String run, Vantage vantage, DeskScope scope) {}

  /** What cannot be judged first, then the nearest to liquidation. */
  List<PositionLine> of(Asked asked) {
    return valued(
        asked.ask(PositionsAtQuery::new, open -> open.at(asked.runId(), asked.vantage())));
  }

  /**
   * A page of them. In an order of the store's it gives no more than the page; in one by worth each
   * position is valued as it passes by, and no more than the page is kept.
   *
   * @throws ApiException when there is no such order, or the cursor is of another list
   */
  Asked.Slice<PositionLine> page(Asked asked, PositionChoice choice, Page page) {
    Comparator<PositionLine> order = choice.order();
    Optional<PositionPagesQuery.Sorting> stored = choice.storedOrder();
    if (stored.isEmpty()) {
      return asked.slice(byWorth(asked, choice, order, asked.part(page)), choice.text());
    }
    Valuation valuation = valuation();
    return asked
        .page(
            PositionPagesQuery::new,
            page,
            choice.text(),
            (open, part) ->
                open.inOrder(asked.runId(), asked.vantage(), choice.stored(), stored.get(), part))
        .of(valuation::of);
  }

  private Paged<PositionLine> byWorth(
      Asked asked, PositionChoice choice, Comparator<PositionLine> order, Part part) {
    Valuation valuation = valuation();
    Foremost<PositionLine> first =
        new Foremost<>(order, last(asked, part), Math.addExact(part.most(), 1));
    return asked.ask(
        PositionPagesQuery::new,
        open -> {
          open.each(
              asked.runId(),
              asked.vantage(),
              choice.stored(),
              row -> {
                PositionLine line = valuation.of(row);
                if (choice.holds(line)) {
                  first.pass(line);
                }
              });
          return Paged.of(first.inOrder(), part, line -> List.of(line.key().toString()));
        });
  }

  /** The last position of the page before: pages belong to one moment, so it is worth the same. */
  private @Nullable PositionLine last(Asked asked, Part part) {
    List<String> after = part.after();
    if (after == null) {
      return null;
    }
    try {
      return PositionKey.parse(after.getFirst())
          .map(key -> of(asked, key))
          .orElseThrow(() -> Asked.strangeCursor(null));
    } catch (ApiException e) {
      throw e.code() == ErrorCode.POSITION_UNKNOWN ? Asked.strangeCursor(e) : e;
    }
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

  private List<PositionLine> valued(List<PositionsAtQuery.Row> rows) {
    return valuation().of(rows).stream().sorted(PositionLine.BY_DISTANCE).toList();
  }

  private Valuation valuation() {
    return new Valuation(packs.getObject(), AlertLevels.DEFAULT);
  }
}
