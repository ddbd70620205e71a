package io.ringfence.reporting.query;

import static io.ringfence.reporting.store.tables.Budgets.BUDGETS;

import io.ringfence.domain.access.DeskScope;
import io.ringfence.reporting.store.tables.Budgets;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Records;
import org.jspecify.annotations.Nullable;

/** Which limits were overridden for a time, by whom, and who approved it. */
public record OverridesQuery(DSLContext clickhouse, DeskScope scope) {
  /**
   * An override.
   *
   * @param node node of the budget
   * @param metric what is limited
   * @param currency currency of the limits; empty for counts and fractions
   * @param scope which of the node's positions count; absent: all
   * @param soft use above it is a warning meanwhile
   * @param hard use above it is a breach meanwhile
   * @param givenAt when it was given; absent: before the first event
   * @param validFrom from when it holds, inclusive; absent: always
   * @param validTo until when, exclusive; absent: open
   * @param proposedBy who proposed it; absent: not said
   * @param approvedBy who approved it; absent: not said
   */
  public record Row(
      String node,
      String metric,
      String currency,
      @Nullable String scope,
      BigDecimal soft,
      BigDecimal hard,
      @Nullable Instant givenAt,
      @Nullable Instant validFrom,
      @Nullable Instant validTo,
      @Nullable String proposedBy,
      @Nullable String approvedBy) {
    /** Whether it holds at an instant. */
    public boolean holdsAt(Instant at) {
      return (validFrom == null || !validFrom.isAfter(at))
          && (validTo == null || validTo.isAfter(at));
    }

    /** Whether it holds at some instant of {@code (from, to]}. */
    public boolean holdsIn(Instant from, Instant to) {
      return (validFrom == null || !validFrom.isAfter(to))
          && (validTo == null || validTo.isAfter(from));
    }
  }

  private static final String OVERRIDE = "override";
  private static final Budgets B = BUDGETS;

  /** Overrides that were given and known, by when they hold. */
  public List<Row> at(String runId, Vantage vantage) {
    return clickhouse
        .select(
            B.NODE,
            B.METRIC,
            B.CURRENCY,
            B.SCOPE,
            B.SOFT,
            B.HARD,
            B.GIVEN_AT,
            B.VALID_FROM,
            B.VALID_TO,
            B.PROPOSED_BY,
            B.APPROVED_BY)
        .from(B)
        .where(
            B.RUN_ID.eq(runId),
            B.KIND.eq(OVERRIDE),
            B.GIVEN_AT.isNull().or(B.GIVEN_AT.le(vantage.asOf())),
            vantage.knows(B.RECORDED_AT),
            Visible.node(scope, B.NODE))
        .orderBy(B.VALID_FROM.asc().nullsFirst(), B.NODE, B.METRIC, B.CURRENCY, B.SCOPE, B.GIVEN_AT)
        .fetch(Records.mapping(Row::new));
  }
}
