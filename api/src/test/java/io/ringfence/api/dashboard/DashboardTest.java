package io.ringfence.api.dashboard;

import static io.ringfence.api.dashboard.Visits.ROWS;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.ElementHandle;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import io.ringfence.api.KeycloakApi;
import io.ringfence.api.OnApi;
import io.ringfence.api.RunningApi;
import io.ringfence.api.SeededPositions;
import io.ringfence.keycloak.DemoUser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The board in a real browser, logged in at a real Keycloak, on rows of a real engine. */
@OnApi
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DashboardTest {
  private static final Locator.WaitForOptions HIDDEN =
      new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN);

  private final RunningApi api;
  private final KeycloakApi keycloak;
  private Visits visits;
  private Page dana;

  DashboardTest(RunningApi api, KeycloakApi keycloak) {
    this.api = api;
    this.keycloak = keycloak;
  }

  @BeforeAll
  void danaLogsIn() {
    visits = Visits.start(keycloak);
    dana = visits.of(DemoUser.DANA_DESK, true);
  }

  @AfterAll
  void close() {
    if (visits != null) {
      visits.close();
    }
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
    Page page = visits.of(DemoUser.CARLA_COMPLIANCE, false);
    assertThat(page.locator(ROWS).count()).isEqualTo(6);
    assertThat(page.locator(".desk").all())
        .extracting(it -> it.getAttribute("data-node"))
        .contains("firm", "firm/alpha", "firm/beta");
    assertThat(page.locator(".desk[data-node='firm/alpha'] .word").first().innerText())
        .isEqualTo("BREACH");
    assertThat(page.locator(".desk[data-node='firm'] dl").innerText())
        .contains("at least 151.25, 2 results unknown");
    assertThat(page.locator(".desk[data-node='firm/beta'] dl").innerText())
        .contains("111.25")
        .doesNotContain("at least");
    assertThat(
            page.locator(".desk[data-node='firm/alpha'] .spark svg").first().getAttribute("role"))
        .isEqualTo("img");
    page.locator("#group").selectOption("desk");
    page.locator("tr[data-group=beta]").waitFor();
    Chromium.keep(page, "compliance-grouped-light");
    page.locator("#group").selectOption("");
    Chromium.keep(page, "compliance-light");
    page.setViewportSize(1024, 768);
    Chromium.keep(page, "compliance-tablet");
    page.context().close();
  }

  @Test
  void allColumnsOfTheUsualViewAreInSightAndGroupsAddUpExactly() {
    assertThat(
            dana.evaluate("(g => g.scrollWidth <= g.clientWidth)(document.getElementById('grid'))"))
        .isEqualTo(true);
    dana.locator("#group").selectOption("book");
    Locator group = dana.locator("tr[data-group='alpha2 / x']");
    group.waitFor();
    assertThat(group.innerText().replace("\u202f", ""))
        .contains("3 positions", "1200.00", "unknown");
    group.click();
    dana.waitForCondition(() -> dana.locator(ROWS).count() == 0);
    group.click();
    dana.waitForCondition(() -> dana.locator(ROWS).count() == 3);
    dana.locator("#group").selectOption("");
  }

  @Test
  void aViewIsSavedUnderANameAndForgottenAgain() {
    dana.locator("#filter").fill("state:critical");
    dana.waitForCondition(() -> dana.locator(ROWS).count() == 1);
    dana.locator("#save").click();
    dana.locator("dialog[open] input").fill("my critical ones");
    dana.locator("dialog[open] button[type=submit]").click();
    dana.waitForCondition(() -> dana.locator("#preset").inputValue().equals("my critical ones"));
    dana.locator("#filter").fill("");
    dana.locator("#preset").selectOption("");
    dana.waitForCondition(() -> dana.locator(ROWS).count() == 3);
    dana.locator("#preset").selectOption("my critical ones");
    dana.waitForCondition(() -> dana.locator(ROWS).count() == 1);
    dana.waitForCondition(() -> dana.url().contains("filter=state"));
    dana.locator("#forget").click();
    dana.locator("dialog[open] button.primary").click();
    dana.waitForCondition(() -> dana.locator("#preset option").count() == 1);
    assertThat(dana.evaluate("Object.keys(localStorage).join()")).isEqualTo("ringfence.theme");
    dana.locator("#filter").fill("");
    dana.waitForCondition(() -> dana.locator(ROWS).count() == 3);
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
  void everythingIsReachedWithTheKeyboard() {
    dana.locator("#positions").focus();
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
    page.setDefaultTimeout(Visits.PATIENCE);
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
    assertThat(page.locator("#pages a[data-page=help]").getAttribute("href"))
        .contains("asOf=2025-10-10T20");
    Chromium.keep(page, "deep-link-dark");
    page.keyboard().press("Escape");
    page.locator("#drawer").waitFor(HIDDEN);
    page.locator("#go-live").click();
    page.locator("#stream[data-state=live]").waitFor();
    page.keyboard().press("m");
    page.locator("dialog[open] [name=asOf]").fill("2025-10-10T20:45:00Z");
    page.locator("dialog[open] button[type=submit]").click();
    page.locator("#stream[data-state=past]").waitFor();
    page.locator("#banner:has-text('20:45:00 UTC')").waitFor();
    assertThat(page.url()).contains("asOf=2025-10-10T20");
    page.close();
  }

  @Test
  void thePageComesWithAPolicyThatLetsNoForeignScriptInAndBreaksNoneOfItsRules() {
    String policy = api.get("/").header("Content-Security-Policy");
    assertThat(policy)
        .contains("default-src 'none'", "script-src 'self';", "style-src 'self';")
        .doesNotContain("unsafe");
    assertThat(visits.complaints()).isEmpty();
    Chromium.keep(dana, "desk-dark");
    assertThat(Chromium.barriers(dana)).isEmpty();
  }
}
