package io.ringfence.api.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.ringfence.api.KeycloakApi;
import io.ringfence.api.OnApi;
import io.ringfence.api.SeededPositions;
import io.ringfence.keycloak.DemoUser;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** The chart of a position, and the slider that takes margin out of it. */
@OnApi
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChartTest {

  private final KeycloakApi keycloak;
  private Visits visits;
  private Page dana;

  ChartTest(KeycloakApi keycloak) {
    this.keycloak = keycloak;
  }

  @BeforeAll
  void danaLogsIn() {
    visits = Visits.start(keycloak);
    dana = visits.of(DemoUser.DANA_DESK, false);
  }

  @AfterAll
  void close() {
    if (visits != null) {
      visits.close();
    }
  }

  /** Of a short the prices that end it lie above its entry, and its stop before them. */
  @Test
  void theChartHasALineAtEveryPriceThatMatters() {
    Locator chart = chart();
    double bankruptcy = number(chart.locator("line.bankruptcy").first(), "y1");
    double liquidation = number(chart.locator("line.liquidation").first(), "y1");
    double stop = number(chart.locator("line.stop").first(), "y1");
    double entry = number(chart.locator("line.entry").first(), "y1");
    double mark = number(chart.locator("line.mark").first(), "y1");
    assertThat(List.of(bankruptcy, liquidation, stop, entry, mark)).isSorted();
    assertThat(chart.locator("text").allInnerTexts()).hasSizeGreaterThanOrEqualTo(5);
    assertThat(chart.getAttribute("aria-label")).contains("entry 2.5", "stop 2.8");
    assertThat(chart.locator("polyline.path").getAttribute("points")).isNotEmpty();
  }

  private static double number(Locator of, String attribute) {
    return Double.parseDouble(of.getAttribute(attribute));
  }

  private Locator chart() {
    dana.evaluate(
        "(key) => { location.hash = 'page=watch&position=' + encodeURIComponent(key); }",
        SeededPositions.SHORT);
    dana.locator("#drawer h2:has-text('XRPUSDT')").waitFor();
    Locator chart = dana.locator("#drawer svg.lines");
    chart.waitFor();
    return chart;
  }

  /** What the slider says is the calculator's answer, the three losses and the budget too. */
  @Test
  void theSliderTakesMarginOutAsTheCalculatorDoes() {
    chart();
    dana.locator("#margin")
        .evaluate(
            "(it) => { it.value = '-100'; it.dispatchEvent(new Event('input', { bubbles: true }));"
                + " }");
    Locator table = dana.locator("#comparison");
    table.waitFor();
    assertThat(dana.locator("#margin-text").inputValue()).isEqualTo("-100");
    String token = keycloak.login(DemoUser.DANA_DESK).access();
    JsonNode said =
        keycloak
            .get("/v1/positions/" + SeededPositions.SHORT + "/preview?remove=100", token)
            .json();
    JsonNode after = said.at("/preview/changes/0/after");
    assertThat(cell(table, "wallet (cap)")).isEqualTo("400.00 USDT");
    assertThat(cell(table, "lifetime cap")).isEqualTo(money(after.at("/lifetimeCap")));
    assertThat(cell(table, "still to lose")).isEqualTo(money(after.at("/stillToLose")));
    assertThat(plain(dana.locator("#preview [data-effect='firm/alpha2']").innerText()))
        .contains("1200.00 USDT → 1100.00 USDT");
  }

  private static String plain(String text) {
    return text.replace("\u202f", "");
  }

  private static String money(JsonNode figure) {
    return new BigDecimal(figure.stringValue()).setScale(2, RoundingMode.HALF_UP).toPlainString()
        + " USDT";
  }

  private static String cell(Locator table, String row) {
    return plain(table.locator("tr[data-row='" + row + "'] td.after").innerText());
  }
}
