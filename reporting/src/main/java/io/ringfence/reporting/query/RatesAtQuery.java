package io.ringfence.reporting.query;

import static io.ringfence.reporting.store.tables.Rates.RATES;

import io.ringfence.domain.access.DeskScope;
import io.ringfence.domain.budget.AssetPair;
import io.ringfence.domain.budget.ConversionRate;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;

/**
 * Which conversion rates were the newest at one instant. Whether one is young enough is the
 * domain's to say. A rate is nobody's of any desk, so every caller may see it.
 */
public record RatesAtQuery(DSLContext clickhouse, DeskScope scope) {
  /** Of two rates for the same instant one is chosen whatever their order in the table. */
  private static final Field<BigDecimal> NEWEST =
      DSL.field("argMax({0}, ({1}, {0}))", RATES.RATE.getDataType(), RATES.RATE, RATES.OCCURRED_AT);

  /**
   * The newest of each pair, by pair. A rate is known when it is true: none is known that lies
   * after the instant of the knowledge.
   */
  public List<ConversionRate> at(String runId, Vantage vantage) {
    Field<Instant> last = DSL.max(RATES.OCCURRED_AT);
    return clickhouse
        .select(RATES.BASE, RATES.QUOTE, NEWEST, last)
        .from(RATES)
        .where(RATES.RUN_ID.eq(runId), RATES.OCCURRED_AT.le(vantage.earliest()))
        .groupBy(RATES.BASE, RATES.QUOTE)
        .orderBy(RATES.BASE, RATES.QUOTE)
        .fetch(
            row ->
                new ConversionRate(
                    new AssetPair(row.get(RATES.BASE), row.get(RATES.QUOTE)),
                    row.get(NEWEST),
                    row.get(last)));
  }
}
