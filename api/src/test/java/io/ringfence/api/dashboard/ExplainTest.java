package io.ringfence.api.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.WaitForSelectorState;
import io.ringfence.api.KeycloakApi;
import io.ringfence.api.OnApi;
import io.ringfence.api.ReportsApi;
import io.ringfence.api.SeededPositions;
import io.ringfence.keycloak.DemoUser;
import io.ringfence.reporting.workbook.StressView;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every figure that stands on a page can be asked what it is: whoever adds one without an
 * explanation, or names one that the glossary does not have, is told here.
 */
@OnApi
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExplainTest {
  private static final String HURT = "Dashboard/Hurt by coming rules";

  /** Pages that have no figures: names, times, words and what was sent. */
  private static final String NONE = "";

  /** Every page there is, with a figure that must be among what it explains. */
  private static final Map<String, String> PAGES =
      Map.ofEntries(
          entry("watch", "Alerts/Level"),
          entry("reallocation", "Suggestions/Amount"),
          entry("tickets", NONE),
          entry("budgets", "All budgets/Hard limit"),
          entry("defaults", NONE),
          entry("incidents", NONE),
          entry("thresholds", "All budgets/Used"),
          entry("stress", "Ladder/Positions that die"),
          entry("reports", NONE),
          entry("breaks", "Cover: sources/Received"),
          entry("rules", HURT),
          entry("records", NONE),
          entry("help", NONE));

  private static final Locator.WaitForOptions ATTACHED =
      new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED);

  private final KeycloakApi keycloak;
  private final ReportsApi reports;
  private final Explained explained = new Explained();
  private Visits visits;
  private Page dana;

  ExplainTest(KeycloakApi keycloak, ReportsApi reports) {
    this.keycloak = keycloak;
    this.reports = reports;
  }

  @BeforeAll
  void danaLogsIn() {
    visits = Visits.start(keycloak);
    dana = visits.of(DemoUser.DANA_DESK, false);
  }

  @AfterAll
  void nothingWasComplainedOf() {
    if (visits != null) {
      visits.close();
      assertThat(visits.complaints()).isEmpty();
    }
  }

  /** Present pages and future ones: a page that is not named above fails until it is looked at. */
  @Test
  void everyPageThereIsExplainsEachOfItsFigures() throws IOException {
    String token = reports.token("carla", "compliance", "*");
    AnnouncedRules.to(reports, token);
    Page carla = visits.pasted(reports, token, "help", false);
    List<?> ids =
        (List<?>)
            carla.evaluate(
                "async () => (await import('/dashboard/pages.js')).PAGES.map((it) => it.id)");
    assertThat(ids).map(Objects::toString).containsExactlyInAnyOrderElementsOf(PAGES.keySet());
    StressView.named("ladder").ifPresent(ladder -> answersAreMade(carla, ladder));
    PAGES.forEach(
        (id, figure) -> {
          Visits.open(carla, id);
          String scope = ".page[data-page=" + id + "]";
          String text = figure.equals(NONE) ? "h2" : "[data-explain='" + figure + "']";
          carla.locator(scope + " " + text).first().waitFor();
          carla.waitForCondition(() -> carla.locator(scope + ":has-text('asking …')").count() == 0);
          assertThat(explained.found(carla, scope))
              .as(id)
              .contains(figure.equals(NONE) ? new String[0] : new String[] {figure});
          if (id.equals("rules")) {
            explained.allAmidWords(carla, scope);
            assertThat(Chromium.barriers(carla)).isEmpty();
            Chromium.keep(carla, "explain-rules-light");
          }
        });
    assertThat(explained.seen()).contains("TierNotice/Needed to live", "TierNotice/Countdown");
    carla.context().close();
  }

  @Test
  void everyFigureOfAnAlertSaysWhatItIsByPointerAndByKey() {
    Page carla = visits.of(DemoUser.CARLA_COMPLIANCE, true);
    carla.locator("#feed [data-explain='Alerts/Used']").first().waitFor();
    explained.allAmidWords(carla, "#feed");
    assertThat(explained.seen())
        .contains(
            "Alerts/Distance", "Alerts/Mark", "Alerts/Used", "Alerts/Level", "Dashboard/Told in");
    Locator mark = carla.locator("#feed [data-explain='Alerts/Mark']").first();
    String shown = mark.innerText();
    mark.click();
    Locator one = carla.locator("#explain section");
    one.waitFor();
    assertThat(one.count()).isEqualTo(1);
    assertThat(one.innerText())
        .contains("Mark that caused it", shown, "liquidation price", "2025-10-10 21:15:00 UTC")
        .contains("DISTANCE of " + SeededPositions.NEAR, "glossary: Alerts");
    assertThat(Chromium.barriers(carla)).isEmpty();
    Chromium.keep(carla, "explain-alert-dark");
    carla.keyboard().press("Escape");
    Locator key = carla.locator("#feed [data-explains]").first();
    key.focus();
    carla.keyboard().press("Enter");
    carla.locator("#explain section").first().waitFor();
    carla.keyboard().press("Escape");
    assertThat(carla.evaluate("document.activeElement.hasAttribute('data-explains')"))
        .isEqualTo(true);
    Chromium.keep(carla, "watch-feed-dark");
    carla.setViewportSize(1024, 768);
    Chromium.keep(carla, "watch-feed-tablet");
    carla.context().close();
    Page hana =
        visits.pasted(
            reports, reports.token(ReportsApi.HANA, "risk-desk", "ALPHA"), "watch", false);
    hana.locator("#feed [data-explain='Dashboard/Waits']").first().waitFor();
    explained.allAmidWords(hana, "#feed");
    assertThat(explained.seen()).contains("Dashboard/Waits");
    hana.context().close();
  }

  @Test
  void everyFigureOfADesksCardSaysWhatItIsAndWhatItComesFrom() {
    Visits.open(dana, "watch");
    dana.locator("#board [data-node='firm/alpha2']").waitFor();
    explained.all(dana, "#board");
    assertThat(explained.seen())
        .contains("Desks/Equity", "Desks/Nearest distance", "All budgets/Used");
    Locator capital = dana.locator("#board [data-explain='Desks/Open capital used']").first();
    String shown = capital.innerText();
    capital.click();
    Locator one = dana.locator("#explain section");
    one.waitFor();
    assertThat(one.count()).isEqualTo(1);
    assertThat(one.innerText())
        .contains("sum of W + reserve outside wallets", "wallets", shown)
        .contains("firm/alpha2 in USDT", "as of 2025-10-10", "glossary: Desks");
    assertThat(Chromium.barriers(dana)).isEmpty();
    Chromium.keep(dana, "explain-desk-light");
    dana.keyboard().press("Escape");
    // The board is live: the key is another element by now, and the focus is on it all the same.
    Locator key = dana.locator("#board [data-explains]").first();
    key.focus();
    dana.keyboard().press("Enter");
    dana.locator("#explain section").first().waitFor();
    dana.keyboard().press("Escape");
    assertThat(dana.evaluate("document.activeElement.hasAttribute('data-explains')"))
        .isEqualTo(true);
  }

  @Test
  void budgetsReallocationAndTicketsExplainTheirFigures() {
    Visits.open(dana, "budgets");
    dana.locator("tr[data-key='firm/alpha2 open_capital_at_risk']").first().waitFor();
    explained.all(dana, ".page[data-page=budgets]");
    Visits.open(dana, "reallocation");
    dana.locator(".page[data-page=reallocation] .card").first().waitFor();
    explained.found(dana, ".page[data-page=reallocation]");
    Visits.open(dana, "tickets");
    dana.locator("#order-instrument option[value='binance BTCUSDT']").waitFor(ATTACHED);
    dana.locator("#order-instrument").selectOption("binance BTCUSDT");
    dana.locator("#order-quantity").fill("0.05");
    dana.locator("#order-estimate table").waitFor();
    explained.all(dana, ".page[data-page=tickets]");
    assertThat(explained.seen()).contains("Positions/Liquidation price", "Positions/Lifetime cap");
    dana.locator("#order-estimate [data-explains]").click();
    dana.locator("#explain section").first().waitFor();
    assertThat(Chromium.barriers(dana)).isEmpty();
    Chromium.keep(dana, "explain-order-light");
    dana.keyboard().press("Escape");
  }

  @Test
  void theDrawerItsOrderPanelAndDecisionTicketExplainTheirFigures() {
    dana.evaluate(
        "(key) => { location.hash = 'page=watch&position=' + encodeURIComponent(key); }",
        SeededPositions.NEAR);
    dana.locator("#decision #ticket, #decision .unknown").first().waitFor();
    dana.locator("#margin")
        .evaluate(
            "(it) => { it.value = '50'; it.dispatchEvent(new Event('input', { bubbles: true })); }");
    dana.locator("#comparison").waitFor();
    explained.all(dana, "#panel");
    assertThat(dana.locator("#comparison [data-explain='Positions/Liquidation price']").count())
        .isEqualTo(2);
    explained.all(dana, "#drawer");
    assertThat(dana.locator("#drawer [aria-label^=Changes] [data-explain]").count()).isPositive();
    dana.keyboard().press("Escape");
  }

  @Test
  void theLadderOtherQuestionsAndThresholdsExplainTheirFigures() {
    Page ann = visits.pasted(reports, reports.token("ann", "risk-desk", "ALPHA"), "stress", false);
    ann.locator("#stress-answer table").first().waitFor();
    explained.all(ann, "#stress-answer");
    assertThat(explained.seen()).contains("Ladder/Margin burned", "Ladder/Positions that die");
    assertThat(ann.locator("[name=view] option").all())
        .extracting(it -> it.getAttribute("value"))
        .containsExactlyInAnyOrderElementsOf(
            StressView.all().stream().map(StressView::word).toList());
    StressView.all().forEach(view -> everyColumnIsExplained(ann, view));
    ann.context().close();
    Page hana =
        visits.pasted(
            reports, reports.token(ReportsApi.HANA, "risk-desk", "ALPHA"), "thresholds", false);
    hana.locator("#actions tr[data-key]").first().waitFor();
    explained.all(hana, ".page[data-page=thresholds]");
    hana.context().close();
  }

  private void everyColumnIsExplained(Page page, StressView<?> view) {
    answersAreMade(page, view);
    page.locator("[name=view]").selectOption(view.word());
    page.locator("form[aria-label='What could happen'] button[type=submit]").click();
    page.locator("#stress-of:has-text('" + view.title() + ": firm/made')").waitFor();
    assertThat(explained.found(page, "#stress-answer"))
        .as(view.word())
        .hasSize(view.headings().size());
  }

  /** With a figure in every column: to compute one takes a process and seconds. */
  private static void answersAreMade(Page page, StressView<?> view) {
    Map<String, Object> made =
        Map.of(
            "view", view.word(),
            "title", view.title(),
            "node", "firm/made",
            "asOf", SeededPositions.AT,
            "leftOut", 0,
            "columns", view.headings(),
            "rows", List.of(view.headings().stream().map(_ -> "1.5").toList()));
    page.route(
        "**/v1/stress/" + view.word() + "?**",
        route ->
            route.fulfill(
                new Route.FulfillOptions()
                    .setContentType("application/json")
                    .setBody(JsonMapper.shared().writeValueAsString(made))));
  }
}
