package io.ringfence.api.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import io.ringfence.api.KeycloakApi;
import io.ringfence.api.OnApi;
import io.ringfence.api.ReportsApi;
import io.ringfence.api.SeededPositions;
import io.ringfence.keycloak.DemoUser;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Every figure that stands on a page can be asked what it is: whoever adds one without an
 * explanation, or names one that the glossary does not have, is told here.
 */
@OnApi
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExplainTest {
  /**
   * Texts that are nothing but a figure, with or without a unit, and cannot be asked what they are.
   * The facts that a proposal was made against are inputs themselves, each named in its row.
   */
  private static final String UNEXPLAINED =
      """
      (scope) => {
        const figure = /^[<>]?[\u2212-]?\\d[\\d\u202f]*(\\.\\d+)?(\\s?(%|\u00d7|[A-Z]{3,5}))?$/;
        const other = 'time, label, button, option, textarea, svg, h2, h3, summary, .note, .age'
          + ', [aria-label=Facts]';
        const walker = document.createTreeWalker(document.querySelector(scope), NodeFilter.SHOW_TEXT);
        const found = [];
        while (walker.nextNode()) {
          const text = walker.currentNode.textContent.trim();
          const place = walker.currentNode.parentElement;
          if (figure.test(text) && !place.closest(other) && !place.closest('[data-explain]')) {
            found.push(`${text} in ${place.closest('[aria-label]')?.ariaLabel}`);
          }
        }
        return found;
      }""";

  private static final Locator.WaitForOptions GONE =
      new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED);

  private static final Locator.WaitForOptions ATTACHED =
      new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED);

  private final KeycloakApi keycloak;
  private final ReportsApi reports;
  private final Set<String> seen = new TreeSet<>();
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

  /**
   * Every figure is marked, stands in a part with a key, and every key explains all of its part.
   */
  private void explained(Page page, String scope) {
    assertThat(strings(page.evaluate(UNEXPLAINED, scope))).as(scope).isEmpty();
    assertThat(
            strings(
                page.evaluate(
                    """
                    (scope) => [...document.querySelectorAll(`${scope} [data-explain]`)]
                      .filter((it) => !it.closest('[data-explained]')?.querySelector('[data-explains]'))
                      .map((it) => it.dataset.explain)""",
                    scope)))
        .as(scope + ": figures that no key reaches")
        .isEmpty();
    List<String> parts =
        strings(
            page.evaluate(
                """
                (scope) => [...new Set([...document.querySelectorAll(`${scope} [data-explained]`)]
                  .filter((it) => it.checkVisibility())
                  .map((it) => it.dataset.explained))]""",
                scope));
    assertThat(parts).as(scope).isNotEmpty();
    parts.forEach(part -> explains(page, part));
  }

  private static List<String> strings(Object found) {
    return ((List<?>) found).stream().map(Objects::toString).toList();
  }

  private void explains(Page page, String part) {
    Locator place = page.locator("[data-explained=\"" + part + "\"]").first();
    Locator key = place.locator("[data-explains]").first();
    key.focus();
    page.keyboard().press("Enter");
    page.locator("#explain section").first().waitFor();
    List<String> ids =
        strings(
            place.evaluate(
                """
                (place) => [...new Set([...place.querySelectorAll('[data-explain]')]
                  .filter((it) => it.closest('[data-explained]') === place)
                  .map((it) => it.dataset.explain))]"""));
    List<String> told = new ArrayList<>();
    for (Locator it : page.locator("#explain section").all()) {
      String id = it.getAttribute("data-of");
      told.add(id);
      assertThat(it.locator(".means").innerText())
          .as(part + ": " + id)
          .isNotBlank()
          .doesNotContain("The glossary has no");
      assertThat(it.locator("tbody tr").count()).as(part + ": " + id).isPositive();
      assertThat(it.locator("tbody td b").allInnerTexts()).as(id).noneMatch(String::isBlank);
      assertThat(it.locator("p.quiet").innerText()).as(id).contains("Source: ");
    }
    assertThat(told).as(part).containsExactlyInAnyOrderElementsOf(ids);
    seen.addAll(told);
    page.keyboard().press("Escape");
    page.locator("#explain").waitFor(GONE);
  }

  @Test
  void everyFigureOfADesksCardSaysWhatItIsAndWhatItComesFrom() {
    Visits.open(dana, "watch");
    dana.locator("#board [data-node='firm/alpha2']").waitFor();
    explained(dana, "#board");
    assertThat(seen).contains("Desks/Equity", "Desks/Nearest distance", "All budgets/Used");
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
    explained(dana, ".page[data-page=budgets]");
    Visits.open(dana, "reallocation");
    dana.locator(".page[data-page=reallocation] .card").first().waitFor();
    noFigureIsWithout(dana, ".page[data-page=reallocation]");
    Visits.open(dana, "tickets");
    dana.locator("#order-instrument option[value='binance BTCUSDT']").waitFor(ATTACHED);
    dana.locator("#order-instrument").selectOption("binance BTCUSDT");
    dana.locator("#order-quantity").fill("0.05");
    dana.locator("#order-estimate table").waitFor();
    explained(dana, ".page[data-page=tickets]");
    assertThat(seen).contains("Positions/Liquidation price", "Positions/Lifetime cap");
    dana.locator("#order-estimate [data-explains]").click();
    dana.locator("#explain section").first().waitFor();
    assertThat(Chromium.barriers(dana)).isEmpty();
    Chromium.keep(dana, "explain-order-light");
    dana.keyboard().press("Escape");
  }

  /** A page that may be empty: what is there is explained. */
  private void noFigureIsWithout(Page page, String scope) {
    assertThat(strings(page.evaluate(UNEXPLAINED, scope))).as(scope).isEmpty();
    if (page.locator(scope + " [data-explained]").count() > 0) {
      explained(page, scope);
    }
  }

  @Test
  void theOrderPanelAndTheDecisionTicketOfAPositionExplainTheirFigures() {
    dana.evaluate(
        "(key) => { location.hash = 'page=watch&position=' + encodeURIComponent(key); }",
        SeededPositions.NEAR);
    dana.locator("#decision #ticket, #decision .unknown").first().waitFor();
    dana.locator("#margin")
        .evaluate(
            "(it) => { it.value = '50'; it.dispatchEvent(new Event('input', { bubbles: true })); }");
    dana.locator("#comparison").waitFor();
    explained(dana, "#panel");
    assertThat(dana.locator("#comparison [data-explain='Positions/Liquidation price']").count())
        .isEqualTo(2);
    noFigureIsWithout(dana, "#decision");
    dana.keyboard().press("Escape");
  }

  @Test
  void theLadderOtherQuestionsAndThresholdsExplainTheirFigures() {
    Page ann = reports("stress", "");
    ann.locator("#stress-answer table").first().waitFor();
    explained(ann, "#stress-answer");
    assertThat(seen).contains("Ladder/Margin burned", "Ladder/Positions that die");
    for (String view : List.of("reverse", "scenarios", "tiers", "modes", "tail", "venues")) {
      ann.locator("[name=view]").selectOption(view);
      ann.locator("form[aria-label='What could happen'] button[type=submit]").click();
      ann.locator("#stress-answer p:not([role=status])").first().waitFor();
      noFigureIsWithout(ann, "#stress-answer");
    }
    ann.context().close();
    Page hana = reports("thresholds", "");
    hana.locator("#actions tr[data-key]").first().waitFor();
    noFigureIsWithout(hana, ".page[data-page=thresholds]");
    hana.context().close();
  }

  private Page reports(String page, String more) {
    Page window = visits.window(false);
    window.navigate(reports.url() + "/#page=" + page + more);
    window.locator("#token").fill(reports.token(ReportsApi.HANA, "risk-desk", "ALPHA"));
    window.locator("#paste button").click();
    window.locator("[data-page='" + page + "'][data-ready='true']").waitFor();
    return window;
  }
}
