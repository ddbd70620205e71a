package io.ringfence.api.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import io.ringfence.api.KeycloakApi;
import io.ringfence.api.OnApi;
import io.ringfence.api.SeededPositions;
import io.ringfence.keycloak.DemoUser;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** One position: what its panel shows is what the server's calculator answers. */
@OnApi
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DrawerTest {
  private static final Locator.WaitForOptions ATTACHED =
      new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED);

  private static final String PATH = "/v1/positions/" + SeededPositions.NEAR;

  private final KeycloakApi keycloak;
  private String token = "";
  private Visits visits;
  private Page dana;

  DrawerTest(KeycloakApi keycloak) {
    this.keycloak = keycloak;
  }

  @BeforeAll
  void danaOpensThePositionNearItsEnd() {
    visits = Visits.start(keycloak);
    token = keycloak.login(DemoUser.DANA_DESK).access();
    dana = visits.of(DemoUser.DANA_DESK, true);
    dana.locator(Visits.ROWS + "[data-key='" + SeededPositions.NEAR + "']").click();
    dana.locator("#drawer dl.figures").waitFor();
  }

  @AfterAll
  void close() {
    if (visits != null) {
      visits.close();
    }
  }

  private JsonNode calculated(String change) {
    return keycloak.get(PATH + "/preview?" + change, token).json();
  }

  private static String digits(Locator figure) {
    return figure.innerText().replace("\u202f", "");
  }

  /** As the page writes a price of this position. */
  private String price(JsonNode figure) {
    return String.valueOf(
        dana.evaluate(
            "async (text) => (await import('/dashboard/figures.js')).price(text, '0.01')"
                + ".replace(/\\u202f/g, '')",
            figure.stringValue()));
  }

  @Test
  void thePreviewOfMarginIsTheCalculatorsAnswer() {
    dana.locator("#margin-text").fill("250");
    Locator after = dana.locator("#comparison tr[data-row='liquidation price'] td.after");
    after.waitFor();
    JsonNode said = calculated("add=250").at("/preview/changes/0/after");
    assertThat(digits(after)).isEqualTo(price(said.at("/liquidationPrice")));
    assertThat(digits(dana.locator("#comparison tr[data-row='wallet (cap)'] td.after")))
        .isEqualTo("650.00 USDT");
    assertThat(digits(dana.locator("#preview [data-effect='firm/alpha2']")))
        .contains("1200.00 USDT → 1450.00 USDT", "WARNING");
    dana.locator("#margin-text").fill("400");
    dana.locator("#preview [data-effect='firm/alpha2'] .word[data-state=BREACH]").waitFor();
    dana.locator("#margin-text").fill("x");
    dana.locator("#preview:has-text('plain digits')").waitFor();
  }

  @Test
  void thePreviewOfLeverageIsTheCalculatorsAnswer() {
    dana.locator("#leverage").fill("20");
    Locator table = dana.locator("#leverage-comparison");
    table.waitFor();
    JsonNode said = calculated("newLeverage=20");
    JsonNode after = said.at("/preview/changes/0/after");
    assertThat(digits(table.locator("tr[data-row='liquidation price'] td.after")))
        .isEqualTo(price(after.at("/liquidationPrice")));
    assertThat(digits(table.locator("tr[data-row=leverage] td.after"))).isEqualTo("20×");
    for (String loss : new String[] {"wallet (cap)", "still to lose", "lifetime cap"}) {
      assertThat(digits(table.locator("tr[data-row='" + loss + "'] td.after"))).endsWith(" USDT");
    }
    assertThat(dana.locator("#leverage-preview [data-effect]").count())
        .isEqualTo(said.at("/budgets").size())
        .isPositive();
    dana.locator("#leverage-text").fill("5");
    dana.locator("#leverage-preview .negative:has-text('Cannot be done')").waitFor();
  }

  @Test
  void everyFigureThatWasWorkedOutSaysHowWhereItStands() {
    JsonNode explanations = keycloak.get(PATH, token).json().at("/explanations");
    Map<String, String> values = new TreeMap<>();
    explanations.forEach(
        it -> values.put(it.at("/figure").stringValue(), it.at("/value").asString("none")));
    List<Locator> asked = dana.locator("dl.figures button[data-explain]").all();
    assertThat(asked).hasSizeGreaterThan(10);
    for (Locator figure : asked) {
      String name = figure.getAttribute("data-explain");
      figure.click();
      Locator working = dana.locator("#working[data-figure=" + name + "]");
      working.locator("tbody tr").first().waitFor();
      assertThat(working.innerText()).as(name).contains(values.get(name), "as of");
    }
    assertThat(Chromium.barriers(dana)).isEmpty();
    Chromium.keep(dana, "drawer-explained-dark");
    dana.locator("#working button").click();
    assertThat(dana.locator("#working").isHidden()).isTrue();
  }

  @Test
  void noFigureStandsWithoutAWordOnWhereItComesFrom() {
    assertThat(dana.locator("dl.figures > div").count()).isGreaterThan(15);
    assertThat(dana.locator("dl.figures button[data-source]").count()).isEqualTo(7);
    for (Locator line : dana.locator("dl.figures > div").all()) {
      assertThat(line.locator("button[data-explain], button[data-source]").count())
          .as(line.innerText())
          .isEqualTo(1);
    }
    for (Locator figure : dana.locator("dl.figures button[data-source]").all()) {
      figure.click();
      String name = figure.getAttribute("data-source");
      dana.locator("#working[data-figure='" + name + "'] p").waitFor();
      assertThat(dana.locator("#working p").innerText()).as(name).matches("[A-Z].{15,}\\.");
    }
    dana.locator("dl.figures button[data-source=mark]").click();
    assertThat(dana.locator("#working[data-figure=mark]").innerText())
        .contains("in force since 2025-10-10 21:15:00 UTC");
    dana.locator("#working button").click();
    assertThat(dana.locator("#working").isHidden()).isTrue();
  }

  @Test
  void theOrderPanelEstimatesANewPositionAsTheCalculatorDoes() {
    Page page = dana.context().newPage();
    page.setDefaultTimeout(Visits.PATIENCE);
    page.navigate(keycloak.url() + "/#page=tickets");
    page.locator("#login").click();
    page.locator("#order-instrument option[value='binance BTCUSDT']").waitFor(ATTACHED);
    page.locator("#order-instrument").selectOption("binance BTCUSDT");
    page.locator("#order-quantity").fill("0.1");
    page.locator("#order-price").fill("58000");
    page.locator("#order-leverage-range").fill("20");
    Locator estimate =
        page.locator("#order-estimate tr[data-key='estimated liquidation price'] td");
    estimate.first().waitFor();
    JsonNode said =
        preview(
            """
            {"venue": "binance", "instrument": "BTCUSDT", "side": "long", "quantity": "0.1",
             "entryPrice": "58000", "markPrice": "58100", "leverage": "20",
             "isolatedMargin": "290", "paidIn": "290", "newLeverage": "20"}""");
    assertThat(digits(estimate.last())).isEqualTo(price(said.at("/liquidationPrice")));
    assertThat(digits(page.locator("#order-estimate tr[data-key$='still to lose'] td").last()))
        .isEqualTo("300.00 USDT");
    for (String loss : new String[] {"wallet (cap)", "lifetime cap"}) {
      assertThat(digits(page.locator("#order-estimate tr[data-key$='" + loss + "'] td").last()))
          .isEqualTo("290.00 USDT");
    }
    assertThat(Chromium.barriers(page)).isEmpty();
    Chromium.keep(page, "order-panel-dark");
    page.locator("#order-use").click();
    assertThat(page.locator("form [name=quantity]").inputValue()).isEqualTo("0.1");
    assertThat(page.locator("form [name=leverage]").inputValue()).isEqualTo("20");
    page.locator("input[name=order-mode][value=cross]").check();
    page.locator("#order-estimate .negative:has-text('whole account')").waitFor();
    page.close();
  }

  /** What the calculator says of a position before a change. */
  private JsonNode preview(String position) {
    return keycloak
        .send(
            keycloak
                .to("/v1/margin/preview?at=" + SeededPositions.AT, token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(position))
                .build())
        .json()
        .at("/before");
  }

  @Test
  void theModeIsShownAsItIsHeldWithThePolicysReasonAndCannotBeSwitched() {
    assertThat(dana.locator("input[name=mode][value=isolated]").isChecked()).isTrue();
    assertThat(dana.locator("input[name=mode][value=cross]").isDisabled()).isTrue();
    JsonNode mode = keycloak.get(PATH + "/decision", token).json().at("/mode");
    assertThat(dana.locator("#mode-advice").innerText())
        .contains("isolated", mode.at("/because").stringValue());
  }

  @Test
  void theTicketSetsAddReduceCloseAndWaitSideBySideWithTheGate() {
    JsonNode ticket = keycloak.get(PATH + "/decision", token).json().at("/ticket");
    Locator table = dana.locator("#ticket");
    assertThat(table.locator("thead th").allInnerTexts())
        .containsExactly("USDT", "Add", "Reduce", "Close", "Wait");
    assertThat(digits(dana.locator("#decision")))
        .contains("Adding is barred: plan says exit", ticket.at("/need").stringValue());
    assertThat(table.locator("tr[data-row='containment gate'] td").allInnerTexts())
        .hasSize(4)
        .last()
        .isEqualTo("passes");
    assertThat(digits(table.locator("tr[data-row='gone if it dies'] td").last()))
        .isEqualTo("400.00");
    dana.locator("#decision details summary").first().click();
    assertThat(dana.locator("#decision details").first().innerText()).contains("every mark -35 %");
  }

  @Test
  void theDrawerIsFreeOfBarriersInDarkAndLightAndOnATablet() {
    dana.locator("details[data-figure=LIQUIDATION_PRICE] summary").click();
    assertThat(Chromium.barriers(dana)).isEmpty();
    Chromium.keep(dana, "drawer-dark");
    dana.locator("#decision").scrollIntoViewIfNeeded();
    Chromium.keep(dana, "drawer-decision-dark");
    dana.evaluate("() => { document.documentElement.dataset.theme = 'light'; }");
    assertThat(Chromium.barriers(dana)).isEmpty();
    dana.setViewportSize(820, 1180);
    dana.locator("#panel").scrollIntoViewIfNeeded();
    Chromium.keep(dana, "drawer-tablet");
    dana.setViewportSize(1440, 900);
  }
}
