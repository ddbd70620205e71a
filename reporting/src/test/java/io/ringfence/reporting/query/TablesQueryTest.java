package io.ringfence.reporting.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.domain.access.DeskScope;
import io.ringfence.reporting.fixture.OnEngine;
import io.ringfence.reporting.fixture.RunningEngine;
import io.ringfence.reporting.fixture.SampleRun;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;

/** Whole tables for whoever passes them on unread. */
@OnEngine
class TablesQueryTest {
  private final DSLContext clickhouse;
  private final TablesQuery tables;
  private final TableContentsQuery contents;

  TablesQueryTest(RunningEngine engine) {
    this.clickhouse = engine.store().clickhouse();
    this.tables = new TablesQuery(clickhouse, DeskScope.ALL);
    this.contents = new TableContentsQuery(clickhouse, DeskScope.ALL);
  }

  private TablesQuery.Row table(String name) {
    return tables.visible().stream().filter(it -> it.name().equals(name)).findFirst().orElseThrow();
  }

  @Test
  void rowsComeInTheOrderTheyLieInAndEveryColumnDecides() {
    TablesQuery.Row alerts = table("alerts");
    assertThat(alerts.sorted()).containsExactly("run_id", "at", "node", "kind");
    String order = tables.statement(alerts).replaceAll(".* ORDER BY ", "");
    assertThat(order).startsWith("t.`at`, t.`node`, t.`kind`, ");
    for (String column : alerts.columns().keySet()) {
      boolean decides = !List.of("run_id", "batch").contains(column);
      assertThat(order.contains("t.`" + column + "`")).as(column).isEqualTo(decides);
    }
  }

  @Test
  void theStoreReadsInThatOrderInsteadOfSorting() {
    SampleRun.withUnmarked("in-order", 61, 4, 1).storeIn(clickhouse);
    String plan =
        String.valueOf(
            clickhouse.fetch(
                "EXPLAIN actions = 1 "
                    + tables
                        .statement(table("marks"))
                        .replace("{run:String}", "'in-order'")
                        .replace("{known:DateTime64(6, 'UTC')}", "now64()")));
    assertThat(plan).contains("Prefix sort description: venue");
  }

  /** Tables of their own with one part each, which nothing merges. */
  @Test
  void whatNamesTheRowsOfATableChangesWithEveryRowOfItAndWithNoOther() {
    TablesQuery.Row changing = stored("contents_that_change", "MergeTree");
    TablesQuery.Row staying = stored("contents_that_stay", "MergeTree");
    String before = contents.of(changing).orElseThrow();
    String other = contents.of(staying).orElseThrow();
    assertThat(contents.of(changing)).contains(before);
    clickhouse.execute("INSERT INTO contents_that_change VALUES (2)");
    assertThat(contents.of(changing)).isPresent().isNotEqualTo(Optional.of(before));
    assertThat(contents.of(staying)).contains(other);
  }

  @Test
  void whatLiesInSeveralStoresHasNoSuchName() {
    assertThat(contents.of(stored("contents_here", "MergeTree"))).isPresent();
    assertThat(contents.of(row("contents_here", "Distributed"))).isEmpty();
  }

  private TablesQuery.Row stored(String name, String engine) {
    clickhouse.execute("CREATE TABLE " + name + " (n UInt64) ENGINE = MergeTree ORDER BY n");
    clickhouse.execute("INSERT INTO " + name + " VALUES (1)");
    return row(name, engine);
  }

  private static TablesQuery.Row row(String name, String engine) {
    return new TablesQuery.Row(name, Map.of("n", "UInt64"), List.of("n"), engine);
  }
}
