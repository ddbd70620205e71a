package io.ringfence.api.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.ringfence.api.KeycloakApi;
import io.ringfence.api.OnApi;
import io.ringfence.api.SeededPositions;
import io.ringfence.keycloak.DemoUser;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** What the board, the grid and the chart of a position say, figure by figure. */
@OnApi
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BoardTest {
  private static final String DESK = "#board [data-node='firm/alpha2'] ";
  private static final String SHORT = "binance/m/XRPUSDT/short";
  private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

  private final KeycloakApi keycloak;
  private Visits visits;
  private Page dana;

  BoardTest(KeycloakApi keycloak) {
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

  private static String plain(String text) {
    return text.replace("\u202f", "");
  }

  private static double number(Locator of, String attribute) {
    return Double.parseDouble(of.getAttribute(attribute));
  }

  @Test
  void aBudgetSaysItsUseItsMarksAndWhatIsLeft() {
    Locator meter = dana.locator(DESK + "[role=meter]");
    assertThat(plain(meter.getAttribute("aria-valuetext")))
        .isEqualTo("WARNING: 1200.00 USDT used, soft 1000.00 USDT, hard 1500.00 USDT");
    // The bar ends a tenth beyond the hard limit: 1650.
    assertThat(percent(meter.locator(".mark.soft"), "left")).isEqualTo(60.6);
    assertThat(percent(meter.locator(".mark.hard"), "left")).isEqualTo(90.9);
    assertThat(percent(meter.locator(".use"), "width")).isEqualTo(72.7);
    assertThat(plain(dana.locator(DESK + ".budget").innerText())).contains("left 300.00 USDT");
  }

  private double percent(Locator part, String property) {
    String text = String.valueOf(part.evaluate("(it, name) => it.style[name]", property));
    return Math.round(Double.parseDouble(text.replace("%", "")) * 10) / 10.0;
  }

  @Test
  void theLinesOfADeskAreItsStoredFiguresHeldFromPointToPoint() {
    Locator line = dana.locator(DESK + ".spark[title^='equity 6 h'] svg");
    line.waitFor();
    assertThat(plain(line.getAttribute("aria-label")))
        .isEqualTo("equity 6 h: 99.50 to 99.50, lowest 99.50, highest 99.50");
    assertThat(line.locator("polyline").getAttribute("points")).matches("0\\.0,\\S+ 150\\.0,\\S+");
    assertThat(dana.locator(DESK + ".spark[title^='open capital at risk 6 h'] line.limit").count())
        .isPositive();
  }

  @Test
  void rowsAreSortedByAHeadingWithPointerAndWithKeyAndTheHeadingSaysSo() {
    Locator heading = dana.locator("#grid th[data-column=isolatedMargin]");
    heading.locator("button").click();
    awaitOrder("binance/m/SOLUSDT/long", SeededPositions.NEAR, SHORT);
    assertThat(heading.getAttribute("aria-sort")).isEqualTo("ascending");
    heading.locator("button").focus();
    dana.keyboard().press("Enter");
    awaitOrder(SHORT, SeededPositions.NEAR, "binance/m/SOLUSDT/long");
    assertThat(heading.getAttribute("aria-sort")).isEqualTo("descending");
  }

  private void awaitOrder(String... keys) {
    dana.waitForFunction(
        "(keys) => [...document.querySelectorAll('#grid tr[data-key]')]"
            + ".sort((a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top)"
            + ".map((it) => it.dataset.key).join() === keys",
        String.join(",", keys));
  }

  @Test
  void levelsOfThePositionsShownAreAFileToKeep() throws IOException {
    dana.locator("#filter").fill("btc");
    dana.waitForCondition(() -> dana.locator(Visits.ROWS).count() == 1);
    Download file = dana.waitForDownload(() -> dana.locator("#levels").click());
    assertThat(file.suggestedFilename()).matches("ringfence-levels-2025-10-10T\\d{6}\\.csv");
    List<String> lines = Files.readString(file.path()).lines().toList();
    assertThat(lines.getFirst()).isEqualTo("as_of,venue,instrument,position,side,level,price");
    assertThat(lines.subList(1, lines.size()))
        .allMatch(it -> it.contains(",binance,BTCUSDT," + SeededPositions.NEAR + ",long,"))
        .anyMatch(it -> it.endsWith(",entry,61000"))
        .anyMatch(it -> it.endsWith(",mark,58100"));
    dana.locator("#filter").fill("");
    dana.waitForCondition(() -> dana.locator(Visits.ROWS).count() == 3);
  }

  @Test
  void anInstantIsShownInUtcOrLocalTimeWhereverItStands() {
    Instant asOf = Instant.parse(dana.locator("#as-of").getAttribute("datetime"));
    Locator alert = dana.locator("#feed time[datetime='2025-10-10T21:15:00Z']");
    assertThat(dana.locator("#as-of").innerText())
        .isEqualTo(SHOWN.format(asOf.atZone(ZoneOffset.UTC)) + " UTC");
    assertThat(alert.first().innerText()).isEqualTo("21:15:00");
    dana.locator("#positions").focus();
    dana.keyboard().press("z");
    dana.locator("#as-of:has-text('local')").waitFor();
    assertThat(dana.locator("#as-of").innerText())
        .isEqualTo(SHOWN.format(asOf.atZone(ZoneId.of("Europe/Berlin"))) + " local");
    assertThat(alert.first().innerText()).isEqualTo("23:15:00");
    dana.keyboard().press("z");
    dana.locator("#as-of:has-text('UTC')").waitFor();
    assertThat(alert.first().innerText()).isEqualTo("21:15:00");
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

  private Locator chart() {
    dana.evaluate(
        "(key) => { location.hash = 'page=watch&position=' + encodeURIComponent(key); }", SHORT);
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
    JsonNode said = keycloak.get("/v1/positions/" + SHORT + "/preview?remove=100", token).json();
    JsonNode after = said.at("/preview/changes/0/after");
    assertThat(cell(table, "wallet (cap)")).isEqualTo("400.00 USDT");
    assertThat(cell(table, "lifetime cap")).isEqualTo(money(after.at("/lifetimeCap")));
    assertThat(cell(table, "still to lose")).isEqualTo(money(after.at("/stillToLose")));
    assertThat(plain(dana.locator("#preview [data-effect='firm/alpha2']").innerText()))
        .contains("1200.00 USDT → 1100.00 USDT");
  }

  private static String money(JsonNode figure) {
    return new BigDecimal(figure.stringValue()).setScale(2, RoundingMode.HALF_UP).toPlainString()
        + " USDT";
  }

  private static String cell(Locator table, String row) {
    return plain(table.locator("tr[data-row='" + row + "'] td.after").innerText());
  }
}
