package io.ringfence.api.position;

import io.ringfence.api.error.ApiException;
import io.ringfence.api.error.ErrorCode;
import io.ringfence.api.question.Asked;
import io.ringfence.contracts.rulepack.RulePacks;
import io.ringfence.domain.exposure.AlertLevels;
import io.ringfence.domain.quantity.PositionKey;
import io.ringfence.reporting.query.PositionsAtQuery;
import io.ringfence.reporting.report.PositionLine;
import io.ringfence.reporting.report.Valuation;
import java.time.Instant;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Open positions with what they are worth, for endpoints and for whoever tells of changes. */
@Component
public final class Positions {
  private final ObjectProvider<RulePacks> packs;

  Positions(ObjectProvider<RulePacks> packs) {
    this.packs = packs;
  }

  /** What cannot be judged first, then the nearest to liquidation. */
  List<PositionLine> of(Asked asked) {
    return valued(
        asked.ask(PositionsAtQuery::new, open -> open.at(asked.runId(), asked.vantage())));
  }

  /** One of them; another desk's is unknown like one that is not there. */
  PositionLine of(Asked asked, PositionKey key) {
    List<PositionsAtQuery.Row> found =
        asked.ask(PositionsAtQuery::new, open -> open.at(asked.runId(), asked.vantage())).stream()
            .filter(row -> row.key().equals(key))
            .toList();
    return valued(found).stream()
        .findFirst()
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
    return new Valuation(packs.getObject(), AlertLevels.DEFAULT)
        .of(rows).stream().sorted(PositionLine.BY_DISTANCE).toList();
  }
}
