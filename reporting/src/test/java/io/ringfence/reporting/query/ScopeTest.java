package io.ringfence.reporting.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.ringfence.domain.access.DeskScope;
import io.ringfence.domain.quantity.PositionKey;
import io.ringfence.reporting.fixture.NoticeRows;
import io.ringfence.reporting.fixture.OnEngine;
import io.ringfence.reporting.fixture.SamplePack;
import io.ringfence.reporting.fixture.SampleRun;
import io.ringfence.reporting.store.ClickHouseStore;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** No question is answered with rows of a desk outside the caller's scope. */
@OnEngine
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScopeTest {
  private static final String RUN = "scope";
  private static final DeskScope TWO = new DeskScope.Desks(Set.of("ALPHA", "CARRY"));
  private static final DeskScope NONE = new DeskScope.Desks(Set.of());

  private final ClickHouseStore store;

  ScopeTest(ClickHouseStore store) {
    this.store = store;
  }

  @BeforeAll
  void storeRun() {
    SamplePack.of(store, SampleRun.withUnmarked(RUN, 7, 120, 12));
    new NoticeRows(store.clickhouse(), RUN).insert();
  }

  private record Asked(DSLContext clickhouse, DeskScope scope) {}

  /** Every question about desks, its answer as the nodes or desks its rows are of. */
  private enum Question {
    DESKS(
        q ->
            new DesksAtQuery(q.clickhouse, q.scope)
                .at(RUN, SampleRun.END).stream().map(DesksAtQuery.Row::node).toList()),
    POSITIONS(
        q ->
            new PositionsAtQuery(q.clickhouse, q.scope)
                .at(RUN, SampleRun.END).stream().map(row -> row.owner().desk()).toList()),
    POSITIONS_BY_KEY(
        q ->
            new PositionsByKeyQuery(q.clickhouse, q.scope)
                .of(RUN, Vantage.latest(SampleRun.END), keys(q.clickhouse)).values().stream()
                    .sorted(Comparator.comparing(row -> row.key().toString()))
                    .map(row -> row.owner().desk())
                    .toList()),
    SNAPSHOT(
        q ->
            new PositionSnapshotQuery(q.clickhouse, q.scope)
                .of(RUN, SampleRun.END).stream().map(PositionSnapshotQuery.Row::desk).toList()),
    ALERTS(
        q ->
            new AlertsBetweenQuery(q.clickhouse, q.scope)
                .between(RUN, SampleRun.START, SampleRun.END).stream()
                    .map(AlertsBetweenQuery.Row::node)
                    .toList()),
    ACKNOWLEDGEMENTS(
        q ->
            new AcknowledgementsQuery(q.clickhouse, q.scope)
                .upTo(RUN, Vantage.latest(SampleRun.END)).stream()
                    .map(AcknowledgementsQuery.Row::node)
                    .toList()),
    RATE_CONDITIONS(
        q ->
            new RateConditionsQuery(q.clickhouse, q.scope)
                .upTo(RUN, Vantage.latest(SampleRun.END)).stream()
                    .map(RateConditionsQuery.Row::node)
                    .toList()),
    LIQUIDATIONS(
        q ->
            new LiquidationsBetweenQuery(q.clickhouse, q.scope)
                .between(RUN, SampleRun.START, SampleRun.END).stream()
                    .map(LiquidationsBetweenQuery.Row::desk)
                    .toList()),
    BUDGETS(
        q ->
            new BudgetsAtQuery(q.clickhouse, q.scope)
                .at(RUN, SampleRun.END).stream().map(BudgetsAtQuery.Row::node).toList()),
    BUDGET_STATES(
        q ->
            new BudgetStatesQuery(q.clickhouse, q.scope)
                .between(RUN, SampleRun.START, SampleRun.END).stream()
                    .map(BudgetStatesQuery.Row::node)
                    .toList()),
    BREACHES(
        q ->
            new BreachesQuery(q.clickhouse, q.scope)
                .at(RUN, SampleRun.END).stream().map(BreachesQuery.Row::node).toList()),
    SUGGESTIONS(
        q ->
            new SuggestionsQuery(q.clickhouse, q.scope)
                .of(RUN).stream().map(row -> row.pool().desk()).toList()),
    GATES(
        q ->
            new SuggestionGatesQuery(q.clickhouse, q.scope)
                .of(RUN).stream().map(row -> row.pool().desk()).toList());

    private final Function<Asked, List<String>> ask;

    Question(Function<Asked, List<String>> ask) {
      this.ask = ask;
    }
  }

  private static Set<PositionKey> keys(DSLContext clickhouse) {
    return new PositionsAtQuery(clickhouse, DeskScope.ALL)
        .at(RUN, SampleRun.END).stream().map(PositionsAtQuery.Row::key).collect(Collectors.toSet());
  }

  private List<String> ask(Question question, DeskScope scope) {
    return question.ask.apply(new Asked(store.clickhouse(), scope));
  }

  @ParameterizedTest
  @EnumSource
  void onlyRowsOfTheDesksInScopeAreSeen(Question question) {
    List<String> seen =
        ask(question, TWO).stream().map(node -> node.replace("firm/", "")).distinct().toList();
    assertThat(seen).isNotEmpty().allMatch(node -> node.matches("(ALPHA|CARRY)(/.*)?"));
    List<String> all = ask(question, DeskScope.ALL);
    assertThat(ask(question, TWO))
        .isEqualTo(
            all.stream().filter(node -> node.matches("(firm/)?(ALPHA|CARRY)(/.*)?")).toList());
    assertThat(all).hasSizeGreaterThan(seen.size());
  }

  @ParameterizedTest
  @EnumSource
  void withoutADeskNothingIsSeen(Question question) {
    assertThat(ask(question, NONE)).isEmpty();
  }

  @Test
  void whatBelongsToNoDeskForCertainIsSeenWithAllDesksOnly() {
    DSLContext clickhouse = store.clickhouse();
    assertThat(new RejectsQuery(clickhouse, DeskScope.ALL).of(RUN)).hasSize(8);
    assertThat(new RejectsQuery(clickhouse, TWO).of(RUN)).isEmpty();
    assertThat(new AccountBalancesQuery(clickhouse, DeskScope.ALL).at(RUN, SampleRun.END))
        .isNotEmpty();
    assertThat(new AccountBalancesQuery(clickhouse, TWO).at(RUN, SampleRun.END)).isEmpty();
  }

  @Test
  void overridesAndWhatThresholdsSetOffAreThoseOfTheDesksInScope() {
    DSLContext clickhouse = store.clickhouse();
    for (String node : List.of("firm", "firm/ALPHA", "firm/BASIS/core")) {
      clickhouse.execute(
          """
          INSERT INTO budgets (run_id, batch, node, metric, currency, soft, hard, kind, given_at,
            proposed_by, approved_by)
          VALUES ('overridden', {0}, {0}, 'period_loss', 'USDT', 1, 2, 'override',
            '2025-10-10 10:00:00', 'p-1', 'p-2')""",
          DSL.inline(node));
      clickhouse.execute(
          """
          INSERT INTO threshold_actions (run_id, batch, as_of, node, metric, currency, threshold,
            action, outcome, breach)
          VALUES ('overridden', {0}, '2025-10-10 10:00:00', {0}, 'period_loss', 'USDT', 'HARD',
            'REDUCE_ONLY', 'FIRED', 1)""",
          DSL.inline(node));
    }
    Vantage at = Vantage.latest(SampleRun.END);
    assertThat(new OverridesQuery(clickhouse, DeskScope.ALL).at("overridden", at)).hasSize(3);
    assertThat(new OverridesQuery(clickhouse, TWO).at("overridden", at))
        .extracting(OverridesQuery.Row::node, OverridesQuery.Row::approvedBy)
        .containsExactly(tuple("firm/ALPHA", "p-2"));
    assertThat(new ThresholdActionsQuery(clickhouse, TWO).upTo("overridden", SampleRun.END))
        .extracting(ThresholdActionsQuery.Row::words)
        .containsExactly("reduce only fired at the hard limit");
    assertThat(new ThresholdActionsQuery(clickhouse, NONE).upTo("overridden", SampleRun.END))
        .isEmpty();
  }

  @Test
  void staleMarksCountOnlyPositionsInScope() {
    int all = stale(DeskScope.ALL);
    int two = stale(TWO);
    int others = stale(new DeskScope.Desks(Set.of("BASIS", "DELTA", "EVENT", "FLOW")));
    assertThat(two).isPositive();
    assertThat(two + others).isEqualTo(all);
  }

  private int stale(DeskScope scope) {
    return new StaleMarksQuery(store.clickhouse(), scope)
        .at(RUN, SampleRun.END, Duration.ofHours(2)).stream()
            .mapToInt(StaleMarksQuery.Row::positions)
            .sum();
  }
}
