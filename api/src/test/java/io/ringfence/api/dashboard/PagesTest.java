package io.ringfence.api.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.ringfence.api.KeycloakApi;
import io.ringfence.api.OnApi;
import io.ringfence.keycloak.DemoUser;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * The pages around the board: who is shown which, how they are reached, and whether all can read.
 */
@OnApi
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PagesTest {
  private final KeycloakApi keycloak;
  private Visits visits;
  private Page carla;

  PagesTest(KeycloakApi keycloak) {
    this.keycloak = keycloak;
  }

  @BeforeAll
  void carlaLogsIn() {
    visits = Visits.start(keycloak);
    carla = visits.of(DemoUser.CARLA_COMPLIANCE, false);
  }

  @AfterAll
  void close() {
    if (visits != null) {
      visits.close();
    }
  }

  private static List<String> links(Page page) {
    return page.locator("#pages a").allInnerTexts();
  }

  @Test
  void aRoleIsShownThePagesThatAreForItAndToldOfOthersInWords() {
    Page dana = visits.at(DemoUser.DANA_DESK, "/#page=records", false);
    assertThat(links(dana)).contains("Watch", "Rules", "Help").doesNotContain("Refused");
    assertThat(dana.locator("#screen").innerText())
        .contains("Refused is for compliance, risk-admin; you are risk-desk");
    dana.context().close();
    Page ravi = visits.at(DemoUser.RAVI_ADMIN, "/#page=records", false);
    assertThat(links(ravi)).contains("Refused");
    assertThat(ravi.locator("#screen").innerText())
        .contains("UNKNOWN_INSTRUMENT")
        .doesNotContain("Requests written down");
    Visits.open(ravi, "watch");
    ravi.locator(Visits.ROWS).first().waitFor();
    assertThat(ravi.locator("#grid thead").innerText()).contains("Bankruptcy", "Trader");
    ravi.context().close();
    Visits.open(carla, "records");
    assertThat(carla.locator("#screen").innerText())
        .contains("Requests written down", "UNKNOWN_INSTRUMENT");
  }

  @Test
  void aManagerSeesTheDesksOfHisTokenAndNoOthers() {
    Page pablo = visits.of(DemoUser.PABLO_MANAGER, true);
    assertThat(pablo.locator(".desk").all())
        .extracting(it -> it.getAttribute("data-node"))
        .containsExactly("firm/alpha2");
    assertThat(pablo.content()).doesNotContain("firm/beta").doesNotContain("binance/b/");
    assertThat(links(pablo)).doesNotContain("Refused");
    pablo.context().close();
  }

  @Test
  void pagesAreReachedByLinkAndByKeyAndTakeTheFocus() {
    Visits.open(carla, "watch");
    Visits.open(carla, "help");
    assertThat(carla.title()).isEqualTo("Help – Ringfence");
    assertThat(carla.url()).contains("#page=help");
    assertThat(focused()).isEqualTo("screen");
    assertThat(carla.locator("#pages [aria-current=page]").innerText()).isEqualTo("Help");
    carla.keyboard().press("n");
    carla.locator("#screen .page[data-page=watch][data-ready=true]").waitFor();
    carla.locator(Visits.ROWS).first().waitFor();
    assertThat(carla.locator("#stream").getAttribute("data-state")).isEqualTo("live");
    carla.goBack();
    carla.locator("#screen .page[data-page=help][data-ready=true]").waitFor();
    carla.keyboard().press("?");
    assertThat(carla.locator("#help-keys").innerText()).contains("next page", "search");
    carla.keyboard().press("Escape");
    assertThat(carla.locator("#help").isHidden()).isTrue();
  }

  private Object focused() {
    return carla.evaluate("document.activeElement.id");
  }

  @Test
  void aFigureAndAVenueAreFoundByTheirWords() {
    Visits.open(carla, "help");
    carla.locator("#search").fill("still to lose");
    carla.locator("#found:has-text('; 0 venues')").waitFor();
    assertThat(carla.locator("[aria-label=Figures] tbody tr").first().innerText())
        .containsIgnoringCase("still to lose");
    carla.locator("#search").fill("okx tdmode");
    carla.locator("tr[data-key=OKX]").waitFor();
    assertThat(carla.locator("tr[data-key=OKX]").innerText()).contains("margin-balance");
    assertThat(carla.url()).contains("search=okx");
    carla.locator("#search").fill("<img src=x onerror=alert(1)>");
    carla.locator("#found:has-text('0 figures')").waitFor();
  }

  /** Every page there is, present and future: whoever sees most sees them all. */
  @Test
  void everyPageIsFreeOfBarriersAndFitsDesktopAndTablet() {
    for (String id : ids()) {
      Visits.open(carla, id);
      for (String theme : List.of("light", "dark")) {
        carla.evaluate("(theme) => { document.documentElement.dataset.theme = theme; }", theme);
        assertThat(Chromium.barriers(carla)).as(id + " " + theme).isEmpty();
        Chromium.keep(carla, "page-" + id + "-" + theme);
      }
      carla.setViewportSize(1024, 768);
      assertThat(carla.evaluate("document.documentElement.scrollWidth <= innerWidth"))
          .as(id + " on a tablet")
          .isEqualTo(true);
      Chromium.keep(carla, "page-" + id + "-tablet");
      carla.setViewportSize(1440, 900);
      carla.evaluate("delete document.documentElement.dataset.theme");
    }
    assertThat(visits.complaints()).isEmpty();
  }

  private List<String> ids() {
    return carla.locator("#pages a").all().stream()
        .map(it -> it.getAttribute("data-page"))
        .toList();
  }
}
