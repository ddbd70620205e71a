package io.ringfence.reporting.query;

import static io.ringfence.reporting.store.tables.PositionVersions.POSITION_VERSIONS;

import io.ringfence.domain.access.DeskScope;
import io.ringfence.domain.quantity.InstrumentId;
import io.ringfence.domain.quantity.PositionKey;
import io.ringfence.reporting.store.tables.PositionVersions;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.RecordMapper;
import org.jooq.Select;
import org.jooq.SelectConditionStep;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Which positions changed between two instants, how, and by whom they are held. */
public record PositionChangesQuery(DSLContext clickhouse, DeskScope scope) {
  /**
   * A change of a position.
   *
   * @param at when it was true at its source
   * @param number counts the changes of the key from 1
   * @param positionKey {@code venue/account/instrument/side}
   * @param episode opening of the key, counted from 1
   * @param change version, add, remove, fee, funding, rules, close or liquidation
   * @param status open, closed or liquidated
   * @param quantity size after it, base asset
   * @param wallet isolated wallet W after it, settlement asset
   * @param amount signed change of W by an event; absent: none
   * @param lifetimeCap deposits less withdrawals of the episode and what the account paid
   * @param settlementAsset asset of the amounts
   * @param owner who holds it and what was planned
   */
  public record Row(
      Instant at,
      long number,
      String positionKey,
      long episode,
      String change,
      String status,
      BigDecimal quantity,
      BigDecimal wallet,
      @Nullable BigDecimal amount,
      BigDecimal lifetimeCap,
      String settlementAsset,
      Owner owner) {}

  /**
   * Who holds a position and what was planned; absent is unknown.
   *
   * @param desk desk
   * @param book book inside the desk
   * @param trader trader
   * @param plannedMaxLoss most the trader planned to lose, settlement asset
   * @param thesis {@code intact} or {@code broken}
   * @param plan {@code add} or {@code exit}
   */
  public record Owner(
      String desk,
      String book,
      String trader,
      @Nullable BigDecimal plannedMaxLoss,
      @Nullable String thesis,
      @Nullable String plan) {}

  /**
   * Which changes are asked for; absent: whatever it is.
   *
   * @param instrument the instrument
   * @param trader who holds the position
   */
  public record Filter(@Nullable InstrumentId instrument, @Nullable String trader) {
    /** All of them. */
    public static final Filter NONE = new Filter(null, null);

    private boolean isNone() {
      return instrument == null && trader == null;
    }
  }

  private static final PositionVersions V = POSITION_VERSIONS;
  private static final Keyset LATEST_FIRST = Keyset.of(V.OCCURRED_AT, V.CHANGE_NUMBER).turned();

  /** What changes are told with: the columns of projection {@code by_instrument}. */
  private static final List<Field<?>> TOLD =
      List.of(
          V.OCCURRED_AT,
          V.CHANGE_NUMBER,
          V.POSITION_KEY,
          V.EPISODE,
          V.CHANGE,
          V.STATUS,
          V.QUANTITY,
          V.ISOLATED_MARGIN,
          V.AMOUNT,
          V.LIFETIME_CAP,
          V.SETTLEMENT_ASSET,
          V.DESK,
          V.BOOK,
          V.TRADER,
          V.PLANNED_MAX_LOSS,
          V.THESIS,
          V.PLAN);

  /** Changes after an instant up to a vantage, by key and in their order. */
  public List<Row> between(String runId, Instant after, Vantage to) {
    return between(runId, Filter.NONE, after, to);
  }

  /** The same of some positions. */
  public List<Row> between(String runId, Filter filter, Instant after, Vantage to) {
    Condition when = V.OCCURRED_AT.gt(after);
    InstrumentId instrument = filter.instrument();
    if (instrument != null) {
      Condition of =
          V.VENUE.eq(instrument.venue()).and(V.INSTRUMENT.eq(instrument.symbol())).and(when);
      return ask(runId, to, of, filter);
    }
    String trader = filter.trader();
    // A correction may have another trader: of the keys that were the trader's all rows are read.
    return trader == null
        ? ask(runId, to, when, filter)
        : ask(runId, to, when.and(V.POSITION_KEY.in(keysOf(runId, trader, when, to))), filter);
  }

  /** Keys of what the trader changed, from the projection {@code by_trader}. */
  static Select<Record1<String>> keysOf(String runId, String trader, Condition when, Vantage to) {
    return DSL.select(V.POSITION_KEY)
        .from(V)
        .where(V.RUN_ID.eq(runId), V.TRADER.eq(trader), when, V.OCCURRED_AT.le(to.asOf()));
  }

  /** How many changes a run has, corrections counted. */
  public long count(String runId) {
    return clickhouse.fetchCount(V, V.RUN_ID.eq(runId).and(Visible.desk(scope, V.DESK)));
  }

  /**
   * Some changes of one position up to a vantage, the latest first.
   *
   * @throws IllegalArgumentException when the part is of another answer
   */
  public Paged<Row> latest(String runId, PositionKey key, Vantage to, Part part) {
    Condition which = V.POSITION_KEY.eq(key.toString()).and(LATEST_FIRST.after(part.after()));
    return Paged.of(
        holding(runId, to, which)
            .orderBy(LATEST_FIRST.order())
            .limit(part.andOneMore())
            .option(Kept.AS_DECLARED)
            .fetch(rows(new OneOfEach())),
        part,
        row -> List.of(row.at().toString(), Long.toString(row.number())));
  }

  private List<Row> ask(String runId, Vantage to, Condition which, Filter filter) {
    String trader = filter.trader();
    return holding(runId, to, which)
        .and(trader == null ? DSL.noCondition() : V.TRADER.eq(trader))
        .orderBy(V.POSITION_KEY, V.OCCURRED_AT, V.CHANGE_NUMBER)
        .option(filter.isNone() ? Kept.AS_DECLARED : Kept.IN_ANOTHER_ORDER)
        .fetch(rows(new OneOfEach()));
  }

  /** Of two rows for one change the later recorded holds; who holds it is asked of that one. */
  private SelectConditionStep<Record> holding(String runId, Vantage to, Condition which) {
    Table<?> holding =
        DSL.select(TOLD)
            .distinctOn(V.POSITION_KEY, V.OCCURRED_AT, V.CHANGE_NUMBER)
            .from(V)
            .where(V.RUN_ID.eq(runId), which, to.holds(V.OCCURRED_AT, V.RECORDED_AT))
            .orderBy(V.POSITION_KEY, V.OCCURRED_AT, V.CHANGE_NUMBER, V.RECORDED_AT.desc())
            .asTable(V.getName());
    return clickhouse.select(TOLD).from(holding).where(Visible.desk(scope, V.DESK));
  }

  /** Of a position's changes only wallet and amount are new each time. */
  private static RecordMapper<Record, Row> rows(OneOfEach one) {
    return row ->
        new Row(
            one.of(row.get(V.OCCURRED_AT)),
            row.get(V.CHANGE_NUMBER),
            one.of(row.get(V.POSITION_KEY)),
            row.get(V.EPISODE),
            one.of(row.get(V.CHANGE)),
            one.of(row.get(V.STATUS)),
            one.of(row.get(V.QUANTITY)),
            row.get(V.ISOLATED_MARGIN),
            row.get(V.AMOUNT),
            one.of(row.get(V.LIFETIME_CAP)),
            one.of(row.get(V.SETTLEMENT_ASSET)),
            one.of(owner(row, one)));
  }

  private static Owner owner(Record row, OneOfEach one) {
    return new Owner(
        one.of(row.get(V.DESK)),
        one.of(row.get(V.BOOK)),
        one.of(row.get(V.TRADER)),
        one.orNone(row.get(V.PLANNED_MAX_LOSS)),
        one.orNone(row.get(V.THESIS)),
        one.orNone(row.get(V.PLAN)));
  }
}
