package io.ringfence.api.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.ringfence.api.KeycloakApi;
import io.ringfence.api.OnApi;
import io.ringfence.api.SeededPositions;
import io.ringfence.keycloak.DemoUser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** One position: what its panel shows is what the server's calculator answers. */
@OnApi
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DrawerTest {
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
