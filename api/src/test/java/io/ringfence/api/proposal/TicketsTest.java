package io.ringfence.api.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.api.Answer;
import io.ringfence.api.OnApi;
import io.ringfence.api.RunningApi;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

@OnApi
class TicketsTest {
  private static final String TICKETS = "/v1/tickets";

  private final RunningApi api;
  private final People people;

  TicketsTest(RunningApi api) {
    this.api = api;
    this.people = new People(api);
  }

  private static String margin(String action, String position, String amount) {
    String[] key = position.split("/", -1);
    return """
    {"action":"%s","venue":"%s","account":"%s","instrument":"%s","side":"%s","amount":"%s",
     "run":"replay-crash","reason":"test"}"""
        .formatted(action, key[0], key[1], key[2], key[3], amount);
  }

  private Answer store(String desk, String body) {
    return people.make(TICKETS, people.token("P-2", "portfolio-manager", desk), body);
  }

  @ParameterizedTest(name = "{0} more: {1}, {2}, {3}")
  @CsvSource({
    "100,1300,WARNING,CLEARED",
    "300,1500,WARNING,CLEARED",
    "300.000001,1500.000001,BREACH,PROPOSED",
    "400,1600,BREACH,PROPOSED"
  })
  void whatLeadsBeyondAHardBudgetWaitsAndSaysWhichBudget(
      String amount, String after, String reached, String state) {
    JsonNode made = store("alpha2", margin("add_margin", "binance/m/BTCUSDT/long", amount)).json();
    assertThat(made.at("/state").stringValue()).isEqualTo(state);
    JsonNode budget = made.at("/content/budgets/0");
    assertThat(budget.at("/node").stringValue()).isEqualTo("firm/alpha2");
    assertThat(budget.at("/metric").stringValue()).isEqualTo("open_capital_at_risk");
    assertThat(budget.at("/before").stringValue()).isEqualTo("1200");
    assertThat(budget.at("/after").stringValue()).isEqualTo(after);
    assertThat(budget.at("/reached").stringValue()).isEqualTo(reached);
    assertThat(made.at("/content/after/isolatedMargin").stringValue())
        .isEqualTo(new BigDecimal("400").add(new BigDecimal(amount)).toPlainString());
    assertThat(made.at("/mayApprove").booleanValue()).isFalse();
  }

  @Test
  void theFiguresAreTheCalculators() {
    JsonNode ticket =
        store("alpha2", margin("add_margin", "binance/m/BTCUSDT/long", "250"))
            .json()
            .at("/content");
    JsonNode preview =
        api.get(
                "/v1/positions/binance/m/BTCUSDT/long/preview?run=replay-crash&add=250",
                people.token("P-2", "portfolio-manager", "alpha2"))
            .json();
    assertThat(ticket.at("/before")).isEqualTo(preview.at("/preview/before"));
    assertThat(ticket.at("/after")).isEqualTo(preview.at("/preview/changes/0/after"));
  }

  /** Desk alpha uses 5500 of 200: it is far beyond, and may always do less. */
  @Test
  void whatLowersAUseWaitsForNobodyHoweverFarBeyondTheBudgetIs() {
    String reduce =
        margin("reduce", "binance/a/BTCUSDT/long", "1")
            .replace("\"amount\":\"1\"", "\"quantity\":\"0.1\",\"fee\":\"2.9\"");
    JsonNode reduced = store("alpha", reduce).json();
    assertThat(reduced.at("/state").stringValue()).as(reduced.toString()).isEqualTo("CLEARED");
    JsonNode budget = reduced.at("/content/budgets/0");
    assertThat(budget.at("/reached").stringValue()).isEqualTo("BREACH");
    // 5500 + what the store says was lost today, less 600 released, plus 190 and the fee lost.
    BigDecimal change =
        new BigDecimal(budget.at("/after").stringValue())
            .subtract(new BigDecimal(budget.at("/before").stringValue()));
    BigDecimal realised = new BigDecimal(reduced.at("/content/realised").stringValue());
    assertThat(realised).isEqualByComparingTo("-192.9");
    assertThat(change).isEqualByComparingTo(new BigDecimal("-600").subtract(realised));
    JsonNode added = store("alpha", margin("add_margin", "binance/a/BTCUSDT/long", "1")).json();
    assertThat(added.at("/state").stringValue()).isEqualTo("PROPOSED");
  }

  @Test
  void anOrderThatOpensIsCheckedWithTheMarginItBrings() {
    String open =
        """
        {"action":"open","venue":"binance","account":"m","instrument":"ETHUSDT","side":"long",
         "quantity":"0.1","leverage":"10","fee":"0.12","desk":"alpha2","book":"x","trader":"kim",
         "run":"replay-crash","reason":"hedge"}""";
    JsonNode made = store("alpha2", open).json();
    assertThat(made.at("/state").stringValue()).as(made.toString()).isEqualTo("CLEARED");
    assertThat(made.at("/content/before").isNull()).isTrue();
    assertThat(made.at("/content/after/isolatedMargin").stringValue()).isEqualTo("24.015");
    assertThat(made.at("/content/budgets/0/after").stringValue()).isEqualTo("1224.015");
    assertThat(store("alpha2", open.replace("\"0.1\"", "\"2\"")).json().at("/state").stringValue())
        .isEqualTo("PROPOSED");
    assertThat(store("alpha2", open.replace("alpha2", "beta")).code())
        .isEqualTo("POSITION_UNKNOWN");
    assertThat(store("alpha2", open.replace("ETHUSDT", "NOPE")).code()).isEqualTo("BODY_INVALID");
    for (String needed : List.of("\"leverage\":\"10\",", "\"fee\":\"0.12\",")) {
      // The rule pack knows no fees of this venue: none is made up.
      assertThat(store("alpha2", open.replace(needed, "")).json().at("/detail").stringValue())
          .endsWith("must be given for this action");
    }
  }

  @Test
  void whatCannotBeDoneIsRefusedWithTheRuleAndNotStored() {
    int before = list("alpha2").size();
    assertThat(store("alpha2", margin("remove_margin", "binance/m/BTCUSDT/long", "399")).code())
        .isEqualTo("TICKET_REFUSED");
    Answer noMark = store("alpha2", margin("add_margin", "binance/m/SOLUSDT/long", "1"));
    assertThat(noMark.json().at("/detail").stringValue()).startsWith("MARK_MISSING");
    assertThat(store("alpha2", margin("add_margin", "binance/m/DOGEUSDT/long", "1")).code())
        .isIn("TICKET_REFUSED", "POSITION_UNKNOWN");
    assertThat(store("alpha2", margin("add_margin", "binance/a/BTCUSDT/long", "1")).code())
        .isEqualTo("POSITION_UNKNOWN");
    assertThat(store("alpha2", margin("blow_up", "binance/m/BTCUSDT/long", "1")).code())
        .isEqualTo("BODY_INVALID");
    assertThat(store("alpha2", margin("add_margin", "binance/m/BTCUSDT/long", "-1")).code())
        .isEqualTo("BODY_INVALID");
    assertThat(list("alpha2")).hasSize(before);
  }

  private List<JsonNode> list(String desk) {
    List<JsonNode> all = new ArrayList<>();
    String token = people.token("P-2", "portfolio-manager", desk);
    api.get(TICKETS + "?limit=200", token).json().at("/proposals").forEach(all::add);
    return all;
  }

  /** The firm's budget counts every desk; what it holds is not for a desk to see. */
  @Test
  void aBudgetOfTheFirmCountsAndIsNamedButItsFiguresAreNotShownToADesk() {
    String run = "replay-firm";
    try {
      firm(run);
      firmsFiguresAreHidden(run);
    } finally {
      forget(run);
    }
  }

  private void firmsFiguresAreHidden(String run) {
    String body = margin("add_margin", "binance/m/BTCUSDT/long", "1").replace("replay-crash", run);
    Answer made = store("alpha2", body);
    JsonNode budget = made.json().at("/content/budgets/0");
    assertThat(made.json().at("/state").stringValue()).as(made.text()).isEqualTo("PROPOSED");
    assertThat(budget.at("/node").stringValue()).isEqualTo("firm");
    assertThat(budget.at("/reached").stringValue()).isEqualTo("BREACH");
    for (String figure : List.of("before", "after", "hard", "soft", "headroom")) {
      assertThat(budget.at("/" + figure).isNull()).as(figure).isTrue();
    }
    assertThat(made.text()).doesNotContain("\"700\"", "\"650\"", "\"701\"");
    JsonNode all =
        api.get("/v1/proposals/" + People.id(made), people.token("P-4", "compliance", "*")).json();
    assertThat(all.at("/content/budgets/0/before").stringValue()).isEqualTo("700");
  }

  /** A budget in another currency than what settles: by a rate it is exact, without one unknown. */
  @Test
  void whatSettlesInAnotherAssetIsConvertedByTheNewestRateAndWithoutOneUnknown() {
    String run = "replay-rates";
    try {
      firm(run);
      api.execute(
          """
          INSERT INTO budgets (run_id, node, metric, currency, soft, hard, soft_leave, hard_leave,
          min_dwell_s) VALUES ('%s', 'firm/alpha2', 'isolated_margin', 'EUR', '900', '900', '900',
          '900', 0)"""
              .formatted(run));
      JsonNode unknown = inEuro(run);
      assertThat(unknown.at("/reached").stringValue()).isEqualTo("UNKNOWN");
      assertThat(unknown.at("/before").isNull()).isTrue();
      assertThat(unknown.at("/after").isNull()).isTrue();
      api.execute(
          """
          INSERT INTO rates (run_id, base, quote, occurred_at, rate) VALUES
          ('%1$s', 'USDT', 'EUR', '2025-10-05 20:00:00', '0.5'),
          ('%1$s', 'USDT', 'EUR', '2025-10-05 21:00:00', '0.923456789012345678'),
          ('%1$s', 'EUR', 'USDT', '2025-10-05 21:30:00', '1.2')"""
              .formatted(run));
      JsonNode converted = inEuro(run);
      assertThat(converted.at("/reached").stringValue()).isEqualTo("WITHIN");
      assertThat(new BigDecimal(converted.at("/before").stringValue()))
          .isEqualByComparingTo("369.3827156049382712");
      assertThat(new BigDecimal(converted.at("/after").stringValue()))
          .isEqualByComparingTo("370.306172393950616878");
    } finally {
      forget(run);
    }
  }

  private JsonNode inEuro(String run) {
    String body = margin("add_margin", "binance/m/BTCUSDT/long", "1").replace("replay-crash", run);
    Answer made = store("alpha2", body);
    for (JsonNode budget : made.json().at("/content/budgets")) {
      if (budget.at("/currency").asString("").equals("EUR")) {
        return budget;
      }
    }
    throw new AssertionError(made.text());
  }

  private void firm(String run) {
    api.execute(
        """
        INSERT INTO runs (* EXCEPT(batch)) VALUES ('%s', true, 'mark', NULL, NULL,
        '2025-10-05 20:00:00', '2025-10-05 22:00:00', repeat('e', 64), 'test', '{}')"""
            .formatted(run));
    for (String line : List.of("m,alpha2,x,400", "z,beta,two,300")) {
      String[] it = line.split(",", -1);
      api.execute(
          """
          INSERT INTO position_versions (run_id, venue, account, instrument, side, position_key,
          occurred_at, change_number, change, sequence, episode, status, quantity, entry_price,
          isolated_margin, lifetime_cap, leverage, settlement_asset, desk, book, trader, rule_pack,
          contract_kind, contract_multiplier) VALUES ('%1$s', 'binance', '%2$s', 'BTCUSDT', 'long',
          'binance/%2$s/BTCUSDT/long', '2025-10-05 20:00:00', 1, 'version', 1, 1, 'open', '0.1',
          '61000', '%5$s', '%5$s', '10', 'USDT', '%3$s', '%4$s', 'kim', 'binance-usdm@2024-10-24',
          'linear', '1')"""
              .formatted(run, it[0], it[1], it[2], it[3]));
    }
    api.execute(
        """
        INSERT INTO marks (run_id, venue, instrument, occurred_at, mark_price) VALUES
        ('%s', 'binance', 'BTCUSDT', '2025-10-05 21:55:00', '61000')"""
            .formatted(run));
    api.execute(
        """
        INSERT INTO budgets (run_id, node, metric, currency, soft, hard, soft_leave, hard_leave,
        min_dwell_s) VALUES ('%s', 'firm', 'isolated_margin', 'USDT', '650', '650', '650', '650',
        0)"""
            .formatted(run));
  }

  private void forget(String run) {
    for (String table : List.of("runs", "position_versions", "marks", "budgets", "rates")) {
      api.execute(
          "ALTER TABLE %s DELETE WHERE run_id = '%s' SETTINGS mutations_sync = 1"
              .formatted(table, run));
    }
  }
}
