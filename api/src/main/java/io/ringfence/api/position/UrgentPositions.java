package io.ringfence.api.position;

import io.ringfence.api.question.Asked;
import io.ringfence.api.question.Foremost;
import io.ringfence.api.store.Store;
import io.ringfence.domain.access.DeskScope;
import io.ringfence.domain.quantity.PositionKey;
import io.ringfence.reporting.query.PositionPagesQuery;
import io.ringfence.reporting.query.Vantage;
import io.ringfence.reporting.report.PositionLine;
import io.ringfence.reporting.report.Valuation;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** The positions to be looked at first, for whoever cannot show all there are. */
@Component
public final class UrgentPositions {
  private static final PositionPagesQuery.Choice ALL =
      new PositionPagesQuery.Choice(null, null, null, null);

  private final Store store;
  private final Positions positions;

  UrgentPositions(Store store, Positions positions) {
    this.store = store;
    this.positions = positions;
  }

  /**
   * Some of the open positions.
   *
   * @param first what cannot be judged, then the nearest to liquidation
   * @param open how many there are
   */
  public record Urgent(List<PositionFigures> first, long open) {}

  private record Counted(Foremost<PositionLine> first, long open) {}

  /**
   * Those of a run and every desk, on the server's own behalf; each is valued as it passes by.
   *
   * @param most how many, at least 1
   */
  public Urgent of(String run, Instant asOf, int most) {
    Valuation valuation = positions.valuation(run);
    Counted counted =
        store.askAside(
            PositionPagesQuery::new,
            DeskScope.ALL,
            all -> counted(all, run, Vantage.latest(asOf), valuation, most));
    return new Urgent(
        counted.first().inOrder().stream().map(line -> positions.shown(run, line, asOf)).toList(),
        counted.open());
  }

  private static Counted counted(
      PositionPagesQuery all, String run, Vantage vantage, Valuation valuation, int most) {
    Foremost<PositionLine> first = new Foremost<>(PositionLine.BY_DISTANCE, null, most);
    long[] open = new long[1];
    all.each(
        run,
        vantage,
        ALL,
        row -> {
          first.pass(valuation.of(row));
          open[0]++;
        });
    return new Counted(first, open[0]);
  }

  /**
   * One position, whether it is urgent or not, as its caller may see it.
   *
   * @throws io.ringfence.api.error.ApiException when it is not open on a desk of the caller's
   */
  public PositionFigures one(Asked asked, PositionKey key) {
    return positions.shown(asked.runId(), positions.of(asked, key), asked.asOf());
  }
}
