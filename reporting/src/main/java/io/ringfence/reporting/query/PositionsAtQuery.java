package io.ringfence.reporting.query;

import static io.ringfence.reporting.store.tables.Marks.MARKS;
import static io.ringfence.reporting.store.tables.PositionVersions.POSITION_VERSIONS;

import io.ringfence.domain.access.DeskScope;
import io.ringfence.domain.position.PositionFacts;
import io.ringfence.domain.quantity.InstrumentId;
import io.ringfence.domain.quantity.PositionKey;
import io.ringfence.reporting.store.tables.PositionVersions;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.Record;
import org.jooq.RecordMapper;
import org.jooq.Select;
import org.jooq.SelectConditionStep;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * Which positions were open at one instant: of each key the version in force, joined with the mark
 * in force. What they are worth at it is the domain's to say.
 */
public record PositionsAtQuery(DSLContext clickhouse, DeskScope scope) {
  /**
   * An open position.
   *
   * @param key its identity
   * @param since when the version in force began
   * @param episode counts the openings of the key from 1
   * @param economics size, entry and wallet
   * @param owner who holds it
   * @param plan what is known of stop and plan
   * @param settlementAsset asset of margin and PnL
   * @param rulePack stamp {@code id@version} of the rules that valued it
   * @param mark mark in force; absent: none yet
   */
  public record Row(
      PositionKey key,
      Instant since,
      long episode,
      Economics economics,
      Owner owner,
      Plan plan,
      String settlementAsset,
      String rulePack,
      @Nullable Mark mark) {
    /** Whether somebody may see it. */
    public boolean isFor(DeskScope scope) {
      return scope.coversDesk(owner.desk());
    }

    /** The same position beside a mark. */
    public Row beside(@Nullable Mark other) {
      return new Row(key, since, episode, economics, owner, plan, settlementAsset, rulePack, other);
    }
  }

  /**
   * What the position is.
   *
   * @param quantity size, base asset, above 0
   * @param entryPrice average entry, quote per base
   * @param isolatedMargin wallet W, settlement asset
   * @param lifetimeCap deposits less withdrawals of the episode and what the account paid,
   *     settlement asset
   * @param leverage leverage set at the venue
   */
  public record Economics(
      BigDecimal quantity,
      BigDecimal entryPrice,
      BigDecimal isolatedMargin,
      BigDecimal lifetimeCap,
      BigDecimal leverage) {}

  /**
   * Who holds the position; absent is unknown.
   *
   * @param desk desk
   * @param book book inside the desk
   * @param trader trader
   * @param legalEntity entity that owns the account
   * @param clientOrHouse whose money it is
   * @param labels what else is said of the position
   */
  public record Owner(
      String desk,
      String book,
      String trader,
      @Nullable String legalEntity,
      @Nullable String clientOrHouse,
      PositionFacts.Labels labels) {
    /** Pair the position is a leg of. */
    public @Nullable String pairId() {
      return labels.pairId();
    }
  }

  /**
   * What was planned; absent is unknown.
   *
   * @param stopPrice resting stop, quote per base
   * @param stopQuantity quantity the stop covers, base asset
   * @param plannedMaxLoss most the trader planned to lose, settlement asset
   * @param thesis {@code intact} or {@code broken}
   * @param plan {@code add} or {@code exit}
   */
  public record Plan(
      @Nullable BigDecimal stopPrice,
      @Nullable BigDecimal stopQuantity,
      @Nullable BigDecimal plannedMaxLoss,
      @Nullable String thesis,
      @Nullable String plan) {}

  /**
   * A mark in force.
   *
   * @param price quote per base
   * @param at when it came into force
   */
  public record Mark(BigDecimal price, Instant at) {}

  private static final PositionVersions V = InForce.V;
  private static final Name AT = DSL.name("in_force_at");
  private static final Field<BigDecimal> IN_FORCE =
      DSL.field(
              "argMax({0}, ({1}, {2}))",
              MARKS.MARK_PRICE.getDataType(),
              MARKS.MARK_PRICE,
              MARKS.OCCURRED_AT,
              MARKS.RECORDED_AT)
          .as("in_force");
  private static final Field<BigDecimal> MARK = Columns.of("m", IN_FORCE);
  private static final Field<Instant> MARK_AT = Columns.of("m", MARKS.OCCURRED_AT.as(AT));

  /** What a row is made of: a column that is not asked for is not read. */
  static final List<Field<?>> SHOWN =
      List.of(
          V.VENUE,
          V.ACCOUNT,
          V.INSTRUMENT,
          V.SIDE,
          V.POSITION_KEY,
          V.OCCURRED_AT,
          V.EPISODE,
          V.QUANTITY,
          V.ENTRY_PRICE,
          V.ISOLATED_MARGIN,
          V.LIFETIME_CAP,
          V.LEVERAGE,
          V.SETTLEMENT_ASSET,
          V.DESK,
          V.BOOK,
          V.TRADER,
          V.LEGAL_ENTITY,
          V.CLIENT_OR_HOUSE,
          V.STRATEGY,
          V.BOOK_TAG,
          V.PROFILE,
          V.RISK_CLASS,
          V.SECTOR,
          V.CONVICTION,
          V.PAIR_ID,
          V.STOP_PRICE,
          V.STOP_QUANTITY,
          V.PLANNED_MAX_LOSS,
          V.THESIS,
          V.PLAN,
          V.RULE_PACK);

  /** Open positions at an instant, by key. */
  public List<Row> at(String runId, Instant asOf) {
    return at(runId, Vantage.latest(asOf));
  }

  /** Open positions, by key. */
  public List<Row> at(String runId, Vantage vantage) {
    return rows(InForce.versions(runId, vantage), marks(runId, vantage, DSL.noCondition()));
  }

  /** Those of some keys that are open, by key; reads what belongs to these keys only. */
  public List<Row> at(String runId, Vantage vantage, Set<PositionKey> keys) {
    Set<InstrumentId> instruments =
        keys.stream().map(PositionKey::instrument).collect(Collectors.toSet());
    return rows(
        InForce.versions(runId, vantage, named(keys)), marks(runId, vantage, of(instruments)));
  }

  /**
   * The version in force of a position.
   *
   * @param key its key as it is stored
   * @param isOpen whether it leaves the position open
   * @param row what it says, without a mark
   */
  record Version(String key, boolean isOpen, Row row) {}

  /** Versions in force of what changed after an instant; of whatever changed ever where absent. */
  List<Version> changed(String runId, @Nullable Instant after, Vantage to) {
    Condition when = after == null ? DSL.noCondition() : POSITION_VERSIONS.OCCURRED_AT.gt(after);
    List<Field<?>> fields = new ArrayList<>(SHOWN);
    fields.add(V.STATUS);
    OneOfEach one = new OneOfEach();
    return clickhouse
        .select(fields)
        .from(DSL.table("({0}) AS v", InForce.versions(runId, to, when)))
        .where(Visible.desk(scope, V.DESK))
        .fetch(
            row -> new Version(row.get(V.POSITION_KEY), InForce.isOpen(row), row(row, null, one)));
  }

  /** The mark in force of each instrument. */
  Map<InstrumentId, Mark> marksAt(String runId, Vantage vantage) {
    Map<InstrumentId, Mark> marks = new HashMap<>();
    Field<Instant> at = DSL.field(AT, MARKS.OCCURRED_AT.getDataType());
    for (Record row : clickhouse.fetch(marks(runId, vantage, DSL.noCondition()))) {
      marks.put(
          new InstrumentId(row.get(MARKS.VENUE), row.get(MARKS.INSTRUMENT)),
          new Mark(row.get(IN_FORCE), row.get(at)));
    }
    return marks;
  }

  static Condition named(Set<PositionKey> keys) {
    return POSITION_VERSIONS.POSITION_KEY.in(
        keys.stream().map(PositionKey::toString).sorted().toList());
  }

  static Condition of(Set<InstrumentId> instruments) {
    return DSL.row(MARKS.VENUE, MARKS.INSTRUMENT)
        .in(
            instruments.stream()
                .map(instrument -> DSL.row(instrument.venue(), instrument.symbol()))
                .toList());
  }

  private List<Row> rows(Select<?> versions, Select<?> marks) {
    return open(versions, marks).orderBy(V.POSITION_KEY).fetch(rowsOf(new OneOfEach()));
  }

  /** Open positions with their marks, in no order. */
  SelectConditionStep<Record> open(String runId, Vantage vantage) {
    return open(InForce.versions(runId, vantage), marks(runId, vantage, DSL.noCondition()));
  }

  private SelectConditionStep<Record> open(Select<?> versions, Select<?> marks) {
    List<Field<?>> fields = new ArrayList<>(SHOWN);
    fields.add(MARK);
    fields.add(MARK_AT);
    return clickhouse
        .select(fields)
        .from(withMarks(versions, marks))
        .where(InForce.isOpen(), Visible.desk(scope, V.DESK));
  }

  /** Versions in force, each beside the mark of its instrument in force. */
  private static Table<?> withMarks(Select<?> versions, Select<?> marks) {
    return DSL.table(
        "({0}) AS v LEFT JOIN ({1}) AS m ON {2} = {3} AND {4} = {5}",
        versions,
        marks,
        V.VENUE,
        Columns.of("m", MARKS.VENUE),
        V.INSTRUMENT,
        Columns.of("m", MARKS.INSTRUMENT));
  }

  /** The last mark of each instrument; of two for the same instant the one recorded later. */
  private static Select<?> marks(String runId, Vantage vantage, Condition which) {
    return DSL.select(MARKS.VENUE, MARKS.INSTRUMENT, IN_FORCE, DSL.max(MARKS.OCCURRED_AT).as(AT))
        .from(MARKS)
        .where(MARKS.RUN_ID.eq(runId), vantage.holds(MARKS.OCCURRED_AT, MARKS.RECORDED_AT), which)
        .groupBy(MARKS.VENUE, MARKS.INSTRUMENT);
  }

  static Row row(Record row) {
    return row(row, mark(row), new OneOfEach());
  }

  private static RecordMapper<Record, Row> rowsOf(OneOfEach one) {
    return row -> row(row, mark(row), one);
  }

  static Row row(Record row, @Nullable Mark mark, OneOfEach one) {
    InstrumentId instrument =
        one.of(new InstrumentId(one.of(row.get(V.VENUE)), one.of(row.get(V.INSTRUMENT))));
    return new Row(
        new PositionKey(instrument, one.of(row.get(V.ACCOUNT)), Sides.of(row.get(V.SIDE))),
        one.of(row.get(V.OCCURRED_AT)),
        row.get(V.EPISODE),
        new Economics(
            row.get(V.QUANTITY),
            row.get(V.ENTRY_PRICE),
            row.get(V.ISOLATED_MARGIN),
            row.get(V.LIFETIME_CAP),
            one.of(row.get(V.LEVERAGE))),
        one.of(owner(row, one)),
        plan(row, one),
        one.of(row.get(V.SETTLEMENT_ASSET)),
        one.of(row.get(V.RULE_PACK)),
        one.orNone(mark));
  }

  private static Owner owner(Record row, OneOfEach one) {
    return new Owner(
        one.of(row.get(V.DESK)),
        one.of(row.get(V.BOOK)),
        one.of(row.get(V.TRADER)),
        one.orNone(row.get(V.LEGAL_ENTITY)),
        one.orNone(row.get(V.CLIENT_OR_HOUSE)),
        one.of(
            new PositionFacts.Labels(
                one.orNone(row.get(V.STRATEGY)),
                one.orNone(row.get(V.BOOK_TAG)),
                one.orNone(row.get(V.PROFILE)),
                one.orNone(row.get(V.RISK_CLASS)),
                one.orNone(row.get(V.SECTOR)),
                one.orNone(row.get(V.CONVICTION)),
                one.orNone(row.get(V.PAIR_ID)))));
  }

  private static Plan plan(Record row, OneOfEach one) {
    return new Plan(
        row.get(V.STOP_PRICE),
        row.get(V.STOP_QUANTITY),
        row.get(V.PLANNED_MAX_LOSS),
        one.orNone(row.get(V.THESIS)),
        one.orNone(row.get(V.PLAN)));
  }

  private static @Nullable Mark mark(Record row) {
    BigDecimal price = row.get(MARK);
    return price == null ? null : new Mark(price, row.get(MARK_AT));
  }
}
