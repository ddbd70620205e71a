package io.ringfence.reporting.query;

import static io.ringfence.reporting.store.tables.NodeCapital.NODE_CAPITAL;

import io.ringfence.domain.access.DeskScope;
import io.ringfence.reporting.store.tables.NodeCapital;
import java.math.BigDecimal;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Records;

/** What each node called its capital at an instant. */
public record NodeCapitalQuery(DSLContext clickhouse, DeskScope scope) {
  /**
   * Capital of a node in a currency.
   *
   * @param node node
   * @param currency currency of the amount
   * @param amount the capital
   */
  public record Row(String node, String currency, BigDecimal amount) {}

  private static final NodeCapital C = NODE_CAPITAL;

  /** Capital in force, by node and currency; of two for one time the later recorded. */
  public List<Row> at(String runId, Vantage vantage) {
    return clickhouse
        .select(C.NODE, C.CURRENCY, C.AMOUNT)
        .distinctOn(C.NODE, C.CURRENCY)
        .from(C)
        .where(
            C.RUN_ID.eq(runId),
            C.VALID_FROM.isNull().or(C.VALID_FROM.le(vantage.asOf())),
            vantage.knows(C.RECORDED_AT),
            Visible.node(scope, C.NODE))
        .orderBy(C.NODE, C.CURRENCY, C.VALID_FROM.desc().nullsLast(), C.RECORDED_AT.desc())
        .fetch(Records.mapping(Row::new));
  }
}
