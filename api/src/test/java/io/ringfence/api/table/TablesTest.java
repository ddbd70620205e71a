package io.ringfence.api.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.api.OnApi;
import io.ringfence.api.RunningApi;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tables as Arrow streams, with the scope of who asks. */
@OnApi
class TablesTest {
  private static final String RUN = "?run=replay-crash";

  private final RunningApi api;

  TablesTest(RunningApi api) {
    this.api = api;
  }

  @Test
  void everyTableOfferedIsAnArrowStreamThatHasAnEnd() {
    for (String table : offered(api.allDesks())) {
      var answer = api.get("/v1/tables/" + table + RUN, api.allDesks());
      assertThat(answer.status()).as(table + answer.text()).isEqualTo(200);
      assertThat(answer.header("Content-Type")).startsWith("application/vnd.apache.arrow.stream");
      // Every message of a stream begins with four bytes of ones.
      assertThat((int) answer.text().charAt(0)).as(table).isEqualTo(0xFFFD);
    }
  }

  @Test
  void aDeskIsOfferedTheTablesThatNameDesksAndSeesItsOwnRowsInThem() {
    List<String> tables = offered(api.desk("alpha2"));
    assertThat(tables)
        .contains("position_versions", "alerts", "desk_exposures", "budgets")
        .doesNotContain("marks", "runs", "rejects", "account_balances");
    for (String table : tables) {
      String text = api.get("/v1/tables/" + table + RUN, api.desk("alpha2")).text();
      assertThat(text).as(table).doesNotContain("firm/alpha/", "firm/beta", "binance/a/");
    }
    assertThat(api.get("/v1/tables/position_versions" + RUN, api.desk("alpha2")).text())
        .contains("binance/m/BTCUSDT/long");
    assertThat(api.get("/v1/tables/alerts" + RUN, api.desk("alpha2")).text())
        .contains("firm/alpha2/x");
  }

  @Test
  void theNameOfADeskIsATextAndNoStatement() {
    for (String desk : List.of("x') OR 1=1 --", "x\\') OR 1=1 --", "it's", "a\\")) {
      var answer = api.get("/v1/tables/position_versions" + RUN, api.desk(desk));
      assertThat(answer.status()).as(desk + answer.text()).isEqualTo(200);
      assertThat(answer.text()).as(desk).doesNotContain("binance/");
    }
  }

  /** Merges of the store make a table new now and then: it is asked for until it was kept. */
  @Test
  void aTableAskedForAgainComesOutOfAFileOfItsOwnScopeAndIsTheSame() {
    String path = "/v1/tables/position_versions" + RUN;
    String all = api.get(path, api.allDesks()).text();
    String mine = api.get(path, api.desk("alpha2")).text();
    for (int asked = 0; asked < 200 && keptBytes() < all.length() + mine.length(); asked++) {
      assertThat(api.get(path, api.allDesks()).text()).isEqualTo(all);
      assertThat(api.get(path, api.desk("alpha2")).text()).isEqualTo(mine);
    }
    assertThat(keptBytes()).isPositive();
    int before = api.audited().size();
    assertThat(api.get(path, api.allDesks()).text()).isEqualTo(all).contains("binance/b/");
    assertThat(api.get(path, api.desk("alpha2")).text())
        .isEqualTo(mine)
        .contains("binance/m/")
        .doesNotContain("binance/b/");
    assertThat(api.audited().subList(before, api.audited().size()))
        .filteredOn(line -> line.contains("/v1/tables/position_versions"))
        .hasSize(2);
  }

  private double keptBytes() {
    return api.get("/actuator/prometheus", api.desk("alpha2"))
        .text()
        .lines()
        .filter(line -> line.startsWith("ringfence_tables_kept_bytes"))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  private List<String> offered(String token) {
    List<String> names = new ArrayList<>();
    api.get("/v1/tables", token)
        .json()
        .at("/tables")
        .forEach(it -> names.add(it.at("/table").stringValue()));
    return names;
  }
}
