package io.ringfence.api.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import io.ringfence.api.KeycloakApi;
import io.ringfence.api.OnApi;
import io.ringfence.keycloak.DemoUser;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
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

  /**
   * Two timers are due at once: the link is followed, and the view remembered before it is shown.
   */
  @Test
  void aLinkIsFollowedWhileTheViewIsBeingRemembered() {
    Visits.open(carla, "watch");
    carla.evaluate(
        """
        () => {
          const link = document.querySelector("#pages a[data-page='help']");
          setTimeout(() => link.click(), 300);
          document.getElementById('filter').dispatchEvent(new Event('input'));
          for (const from = performance.now(); performance.now() - from < 400;) {}
        }""");
    carla.locator("#screen .page[data-page=help][data-ready=true]").waitFor();
    assertThat(carla.url()).contains("#page=help").doesNotContain("filter=", "view=");
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
    nobodyWasAskedForAnythingButTheServerAndTheIssuer();
  }

  /** No font, script or picture of anybody else: the page works where there is no internet. */
  private void nobodyWasAskedForAnythingButTheServerAndTheIssuer() {
    assertThat(visits.hosts())
        .containsExactlyInAnyOrder(
            keycloak.url().getAuthority(), keycloak.keycloak().issuer().getAuthority());
  }

  /** What is asked for names the moment, or the page says what of it is of now. */
  @Test
  void everyPageShowsTheMomentTheAddressNamesOrSaysWhatIsOfNow() {
    List<String> ids = ids();
    String named = "asOf=2025-10-10T20%3A15";
    for (String id : ids) {
      List<String> asked = new CopyOnWriteArrayList<>();
      Consumer<Request> listening = request -> asked.add(request.url());
      carla.onRequest(listening);
      carla.evaluate("(hash) => { location.hash = hash; }", "page=" + id + "&" + named + ":00Z");
      carla.locator("#screen .page[data-page='" + id + "'][data-ready=true]").waitFor();
      carla.locator("#banner:has-text('not live')").waitFor();
      boolean isOfTheMoment =
          asked.stream()
              .filter(it -> it.contains("/v1/"))
              .filter(it -> !it.contains("/v1/desks?") && !it.contains("/v1/positions"))
              .anyMatch(it -> it.contains(named));
      assertThat(isOfTheMoment || carla.locator(".of-now").isVisible())
          .as(id + " asked for " + asked)
          .isTrue();
      carla.offRequest(listening);
    }
    Visits.open(carla, "watch");
    carla.locator("#go-live").click();
    carla.locator("#stream[data-state=live]").waitFor();
    Visits.open(carla, "reports");
    assertThat(carla.locator(".of-now").count()).isZero();
  }

  private List<String> ids() {
    return carla.locator("#pages a").all().stream()
        .map(it -> it.getAttribute("data-page"))
        .toList();
  }
}
