package io.ringfence.api.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.ElementHandle;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.ringfence.api.KeycloakApi;
import io.ringfence.api.OnApi;
import io.ringfence.api.RunningApi;
import io.ringfence.api.SeededPositions;
import io.ringfence.keycloak.DemoUser;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** The page in a real browser, logged in at a real Keycloak, on rows of a real engine. */
@OnApi
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DashboardTest {
  private static final double PATIENCE = 120_000;
  private static final String ROWS = "#grid tr[data-key]";

  private final RunningApi api;
  private final KeycloakApi keycloak;
  private final List<String> complaints = new ArrayList<>();
  private Chromium chromium;
  private Page dana;

  DashboardTest(RunningApi api, KeycloakApi keycloak) {
    this.api = api;
    this.keycloak = keycloak;
  }

  @BeforeAll
  void danaLogsIn() {
    chromium = Chromium.start();
    keycloak.rename("macro", "alpha2");
    dana = chromium.window(true, 1440, 900);
    logIn(dana, DemoUser.DANA_DESK);
  }

  @AfterAll
  void close() {
    if (chromium != null) {
      chromium.close();
    }
  }

  private void logIn(Page page, DemoUser user) {
    page.setDefaultTimeout(PATIENCE);
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error")) {
            complaints.add(message.text());
          }
        });
    page.onPageError(complaints::add);
    page.navigate(keycloak.url() + "/");
    page.locator("#login").click();
    page.locator("#username").fill(user.login());
    page.locator("#password").fill(keycloak.keycloak().password(user));
    page.locator("#kc-login").click();
    page.locator("#stream[data-state=live]").waitFor();
    page.locator(ROWS).first().waitFor();
  }

  @Test
  void aDeskSeesItsOwnPositionsAndNobodyElses() {
    assertThat(dana.locator(ROWS).allInnerTexts())
        .hasSize(3)
        .allSatisfy(row -> assertThat(row).contains("alpha2"));
    assertThat(dana.locator(".desk").all())
        .extracting(it -> it.getAttribute("data-node"))
        .containsExactly("firm/alpha2");
    assertThat(dana.content()).doesNotContain("firm/beta").doesNotContain("binance/b/");
    assertThat(dana.locator("#person").innerText()).contains("dana.desk", "risk-desk");
  }

  @Test
  void whatIsUnknownComesFirstAndIsNeverZero() {
    Locator first = dana.locator(ROWS).first();
    assertThat(first.getAttribute("data-key")).isEqualTo("binance/m/SOLUSDT/long");
    assertThat(first.innerText()).contains("MISSING", "unknown").doesNotContain("0.00 %");
    assertThat(dana.locator(ROWS).nth(1).innerText()).contains("CRITICAL");
  }

  @Test
  void complianceSeesTheFirmAndAllDesks() {
    Page page = chromium.window(false, 1440, 900);
    logIn(page, DemoUser.CARLA_COMPLIANCE);
    assertThat(page.locator(ROWS).count()).isEqualTo(6);
    assertThat(page.locator(".desk").all())
        .extracting(it -> it.getAttribute("data-node"))
        .contains("firm", "firm/alpha", "firm/beta");
    assertThat(page.locator(".desk[data-node='firm/alpha'] .word").first().innerText())
        .isEqualTo("BREACH");
    assertThat(Chromium.barriers(page)).isEmpty();
    Chromium.keep(page, "compliance-light");
    page.setViewportSize(1024, 768);
    Chromium.keep(page, "compliance-tablet");
    page.context().close();
  }

  @Test
  void aMarkThatComesIsOnTheScreenWithoutAnythingBeingDone() {
    Locator row = dana.locator(ROWS + "[data-key='binance/m/XRPUSDT/short']");
    assertThat(row.innerText()).contains("STALE", "2.41");
    api.execute(
        """
        INSERT INTO marks (run_id, venue, instrument, occurred_at, mark_price, recorded_at) VALUES
        ('replay-crash', 'binance', 'XRPUSDT', '2025-10-10 21:59:00', '2.3875',
         '2025-10-10 21:59:00')""");
    row.locator("td:has-text('2.3875')").waitFor();
    assertThat(row.innerText()).doesNotContain("STALE");
  }

  @Test
  void thePreviewIsTheCalculatorsAnswer() {
    dana.keyboard().press("2");
    dana.locator(ROWS + "[data-key='" + SeededPositions.NEAR + "']").click();
    dana.locator("#margin-text").fill("250");
    Locator after = dana.locator("#comparison tr[data-row='liquidation price'] td.after");
    after.waitFor();
    JsonNode said =
        keycloak
            .get(
                "/v1/positions/" + SeededPositions.NEAR + "/preview?add=250",
                keycloak.login(DemoUser.DANA_DESK).access())
            .json();
    JsonNode figures = said.at("/preview/changes/0/after");
    assertThat(digits(after))
        .isNotEmpty()
        .isEqualTo(
            dana.evaluate(
                "async (text) => (await import('/dashboard/figures.js')).price(text, '0.01')"
                    + ".replace(/\\u202f/g, '')",
                figures.at("/liquidationPrice").stringValue()));
    assertThat(digits(dana.locator("#comparison tr[data-row='wallet (cap)'] td.after")))
        .startsWith("650.00");
    assertThat(dana.locator("[data-effect='firm/alpha2']").innerText().replace("\u202f", ""))
        .contains("1200.00 USDT → 1450.00 USDT", "WARNING");
    dana.locator("details[data-figure=LIQUIDATION_PRICE] summary").click();
    assertThat(Chromium.barriers(dana)).isEmpty();
    Chromium.keep(dana, "drawer-dark");
    dana.locator("#margin-text").fill("400");
    dana.locator("[data-effect='firm/alpha2'] .word[data-state=BREACH]").waitFor();
    dana.keyboard().press("Escape");
    assertThat(dana.locator("#drawer").isHidden()).isTrue();
  }

  private static String digits(Locator figure) {
    return figure.innerText().replace("\u202f", "");
  }

  @Test
  void everythingIsReachedWithTheKeyboard() {
    dana.keyboard().press("2");
    dana.keyboard().press("ArrowDown");
    dana.keyboard().press("Enter");
    dana.locator("#drawer dl.figures").waitFor();
    assertThat(focused()).isEqualTo("Close");
    dana.keyboard().press("Escape");
    dana.keyboard().press("/");
    dana.keyboard().type("xrp");
    dana.waitForCondition(() -> dana.locator(ROWS).count() == 1);
    dana.keyboard().press("Escape");
    dana.waitForCondition(() -> dana.locator(ROWS).count() == 3);
    String before = dana.locator("html").getAttribute("data-theme");
    dana.keyboard().press("t");
    assertThat(dana.locator("html").getAttribute("data-theme")).isNotEqualTo(before);
    dana.keyboard().press("t");
    dana.keyboard().press("t");
    assertThat(dana.locator("html").getAttribute("data-theme")).isEqualTo(before);
  }

  private String focused() {
    ElementHandle element = dana.evaluateHandle("document.activeElement").asElement();
    return element == null ? "" : element.innerText();
  }

  @Test
  void aDeepLinkShowsTheMomentItNamesAndSaysThatItIsNotLive() {
    Page page = dana.context().newPage();
    page.setDefaultTimeout(PATIENCE);
    page.navigate(
        keycloak.url()
            + "/#asOf=2025-10-10T20:15:00Z&asKnown=2025-10-10T20:15:00Z&position="
            + SeededPositions.NEAR);
    page.locator("#login").click();
    page.locator("#stream[data-state=past]").waitFor();
    page.locator("#drawer dl.figures").waitFor();
    assertThat(page.locator("#as-of").innerText()).isEqualTo("2025-10-10 20:15:00 UTC");
    assertThat(page.locator("#banner").innerText()).contains("not live", "22:15:00 local");
    assertThat(page.locator("#drawer").innerText().replace("\u202f", "")).contains("60500.1");
    Chromium.keep(page, "deep-link-dark");
    page.close();
  }

  @Test
  void thousandsOfPositionsScrollWithAFewDozenRowsInThePage() {
    Page page = dana.context().newPage();
    page.navigate(keycloak.url() + "/dashboard/icon.svg");
    page.navigate(keycloak.url() + "/");
    Object rows =
        page.evaluate(
            """
            async () => {
              const { Grid } = await import('/dashboard/grid.js');
              document.body.replaceChildren();
              const place = document.createElement('div');
              place.id = 'grid';
              place.style.height = '600px';
              document.body.append(place);
              const grid = new Grid(place, document.createElement('p'), () => {});
              for (let i = 0; i < 10000; i++) {
                grid.put({ position: `v/a/I${i}/long`, instrument: `I${i}`, side: 'long',
                  desk: 'd', book: 'b', trader: 't', state: 'NORMAL', markCondition: 'FRESH',
                  markPrice: '1', tickSize: '0.1', settlementAsset: 'USDT', worth: null,
                  terms: { isolatedMargin: '1' }, plan: {} });
              }
              while (place.querySelector('table').getAttribute('aria-rowcount') !== '10001') {
                await new Promise((resolve) => requestAnimationFrame(resolve));
              }
              place.scrollTop = 200000;
              await new Promise((resolve) =>
                requestAnimationFrame(() => requestAnimationFrame(resolve)));
              return [place.querySelectorAll('tr[data-key]').length,
                place.querySelector('table').getAttribute('aria-rowcount')].join();
            }""");
    assertThat(rows.toString()).endsWith(",10001");
    assertThat(Integer.parseInt(rows.toString().replaceAll(",.*", ""))).isBetween(10, 60);
    page.close();
  }

  @Test
  void thePageComesWithAPolicyThatLetsNoForeignScriptInAndBreaksNoneOfItsRules() {
    String policy = api.get("/").header("Content-Security-Policy");
    assertThat(policy)
        .contains("default-src 'none'", "script-src 'self';", "style-src 'self';")
        .doesNotContain("unsafe");
    assertThat(complaints).isEmpty();
    Chromium.keep(dana, "desk-dark");
    assertThat(Chromium.barriers(dana)).isEmpty();
  }
}
