package io.ringfence.reporting.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringfence.domain.access.DeskScope;
import io.ringfence.reporting.fixture.NoticeRows;
import io.ringfence.reporting.fixture.OnEngine;
import io.ringfence.reporting.fixture.SampleRun;
import io.ringfence.reporting.query.PositionPagesQuery.Choice;
import io.ringfence.reporting.query.PositionPagesQuery.Order;
import io.ringfence.reporting.query.PositionPagesQuery.Sorting;
import io.ringfence.reporting.store.ClickHouseStore;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Parts of an answer are together the answer, each row once, whatever their size. */
@OnEngine
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PagesTest {
  private static final String RUN = "pages";
  private static final Vantage END = Vantage.latest(SampleRun.END);
  private static final DeskScope ONE = new DeskScope.Desks(Set.of("ALPHA"));
  private static final Choice ALL = new Choice(null, null, null, null);

  private final DSLContext clickhouse;

  PagesTest(ClickHouseStore store) {
    this.clickhouse = store.clickhouse();
  }

  @BeforeAll
  void storeRun() {
    SampleRun.withUnmarked(RUN, 11, 90, 8).storeIn(clickhouse);
    new NoticeRows(clickhouse, RUN).insert();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 1_000})
  void alertsComeTheLatestFirst(int most) {
    for (DeskScope scope : List.of(DeskScope.ALL, ONE)) {
      AlertsBetweenQuery alerts = new AlertsBetweenQuery(clickhouse, scope);
      assertThat(all(part -> alerts.latest(RUN, SampleRun.START, END, part), most))
          .isNotEmpty()
          .isEqualTo(alerts.between(RUN, SampleRun.START, END).reversed());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 1_000})
  void breachesAndLiquidationsComeInOrderOfTime(int most) {
    BreachesQuery breaches = new BreachesQuery(clickhouse, DeskScope.ALL);
    assertThat(all(part -> breaches.at(RUN, Vantage.latest(SampleRun.END), part), most))
        .isNotEmpty()
        .isEqualTo(breaches.at(RUN, SampleRun.END));
    LiquidationsBetweenQuery ended = new LiquidationsBetweenQuery(clickhouse, DeskScope.ALL);
    assertThat(all(part -> ended.between(RUN, SampleRun.START, END, part), most))
        .isNotEmpty()
        .isEqualTo(ended.between(RUN, SampleRun.START, END));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 1_000})
  void desksComeByNodeWithAllTheirBudgetsAndBudgetsByWhatTheyLimit(int most) {
    for (DeskScope scope : List.of(DeskScope.ALL, ONE)) {
      DesksAtQuery desks = new DesksAtQuery(clickhouse, scope);
      List<DesksAtQuery.Row> nodes = desks.at(RUN, END);
      assertThat(nodes).anyMatch(node -> !node.budgets().isEmpty());
      assertThat(all(part -> desks.part(RUN, END, part), most)).isEqualTo(nodes);
      BudgetsAtQuery budgets = new BudgetsAtQuery(clickhouse, scope);
      assertThat(all(part -> budgets.part(RUN, END, part), most))
          .isNotEmpty()
          .containsExactlyInAnyOrderElementsOf(budgets.at(RUN, END));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 1_000})
  void rejectsComeByLineAndAreCountedWithoutBeingRead(int most) {
    RejectsQuery rejects = new RejectsQuery(clickhouse, DeskScope.ALL);
    List<RejectsQuery.Row> whole = rejects.upTo(RUN, END);
    assertThat(all(part -> rejects.upTo(RUN, END, part), most)).isNotEmpty().isEqualTo(whole);
    assertThat(rejects.counts(RUN, END).stream().mapToInt(RejectsQuery.Count::rows).sum())
        .isEqualTo(whole.size());
    for (RejectsQuery.Count count : rejects.counts(RUN, END)) {
      RejectsQuery.Row first =
          whole.stream()
              .filter(it -> it.kind().equals(count.kind()) && it.code().equals(count.code()))
              .findFirst()
              .orElseThrow();
      assertThat(count.reason()).isEqualTo(first.reason());
      assertThat(count.line()).isEqualTo(first.line());
    }
    assertThat(new RejectsQuery(clickhouse, ONE).counts(RUN, END)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 1_000})
  void positionsComeInTheOrdersTheStoreKnows(int most) {
    PositionPagesQuery pages = new PositionPagesQuery(clickhouse, DeskScope.ALL);
    List<PositionsAtQuery.Row> whole = new PositionsAtQuery(clickhouse, DeskScope.ALL).at(RUN, END);
    Comparator<PositionsAtQuery.Row> byKey = Comparator.comparing(row -> row.key().toString());
    Comparator<PositionsAtQuery.Row> byMargin =
        Comparator.comparing((PositionsAtQuery.Row row) -> row.economics().isolatedMargin())
            .thenComparing(byKey);
    for (boolean turned : List.of(false, true)) {
      assertThat(all(p -> pages.inOrder(RUN, END, ALL, new Sorting(Order.KEY, turned), p), most))
          .isEqualTo(sorted(whole, turned ? byKey.reversed() : byKey));
      Sorting margin = new Sorting(Order.ISOLATED_MARGIN, turned);
      assertThat(all(p -> pages.inOrder(RUN, END, ALL, margin, p), most))
          .isEqualTo(sorted(whole, turned ? byMargin.reversed() : byMargin));
    }
  }

  @Test
  void positionsPassByOneAfterTheOtherAndOnlyTheChosenOnes() {
    List<PositionsAtQuery.Row> whole = new PositionsAtQuery(clickhouse, DeskScope.ALL).at(RUN, END);
    PositionsAtQuery.Row one = whole.getFirst();
    Choice chosen =
        new Choice(one.owner().desk(), one.owner().book(), null, one.key().instrument().symbol());
    List<PositionsAtQuery.Row> passed = new ArrayList<>();
    new PositionPagesQuery(clickhouse, DeskScope.ALL).each(RUN, END, chosen, passed::add);
    assertThat(passed)
        .contains(one)
        .containsExactlyInAnyOrderElementsOf(
            whole.stream()
                .filter(row -> row.owner().desk().equals(one.owner().desk()))
                .filter(row -> row.owner().book().equals(one.owner().book()))
                .filter(row -> row.key().instrument().symbol().equals(chosen.instrument()))
                .toList());
    passed.clear();
    new PositionPagesQuery(clickhouse, ONE).each(RUN, END, ALL, passed::add);
    assertThat(passed).isNotEmpty().allMatch(row -> row.owner().desk().equals("ALPHA"));
  }

  @Test
  void aPlaceOfAnotherAnswerIsRefusedAndNeverPartOfAStatement() {
    LiquidationsBetweenQuery ended = new LiquidationsBetweenQuery(clickhouse, DeskScope.ALL);
    String at = SampleRun.START.toString();
    for (List<String> place :
        List.of(List.of("1"), List.of("no instant", "k", "1"), List.of(at, "k", "1 OR 1=1"))) {
      assertThatThrownBy(() -> ended.between(RUN, SampleRun.START, END, new Part(5, place)))
          .as(place.toString())
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThat(
            ended
                .between(
                    RUN,
                    SampleRun.START,
                    END,
                    new Part(5, List.of(SampleRun.END.toString(), "~' OR 1=1 --\\", "9")))
                .rows())
        .allMatch(row -> row.at().equals(SampleRun.END));
  }

  private static <R> List<R> sorted(List<R> rows, Comparator<R> order) {
    return rows.stream().sorted(order).toList();
  }

  private static <R> List<R> all(Function<Part, Paged<R>> ask, int most) {
    List<R> all = new ArrayList<>();
    Paged<R> page = ask.apply(Part.first(most));
    all.addAll(page.rows());
    while (page.next() != null) {
      assertThat(page.rows()).hasSize(most);
      page = ask.apply(new Part(most, page.next()));
      all.addAll(page.rows());
    }
    return all;
  }
}
