package io.ringfence.api.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import io.ringfence.api.KeycloakApi;
import io.ringfence.api.OnApi;
import io.ringfence.api.RunningApi;
import io.ringfence.keycloak.DemoUser;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Two people at two screens: one proposes, the other one approves, and never the same. */
@OnApi
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProposalPagesTest {
  private static final double PATIENCE = 120_000;
  private static final String OWN = "You made this: another person must approve it.";

  private final RunningApi api;
  private final KeycloakApi keycloak;
  private final List<String> complaints = new ArrayList<>();
  private Chromium chromium;
  private Page pablo;
  private Page dana;

  ProposalPagesTest(RunningApi api, KeycloakApi keycloak) {
    this.api = api;
    this.keycloak = keycloak;
  }

  @BeforeAll
  void bothLogIn() {
    chromium = Chromium.start();
    keycloak.rename("macro", "alpha2");
    // A fresh mark of the position that gives; another test of this run brings the same.
    api.execute(
        """
        INSERT INTO marks (run_id, venue, instrument, occurred_at, mark_price, recorded_at) VALUES
        ('replay-crash', 'binance', 'XRPUSDT', '2025-10-10 21:59:00', '2.3875',
         '2025-10-10 21:59:00')""");
    pablo = logIn(DemoUser.PABLO_MANAGER, false);
    dana = logIn(DemoUser.DANA_DESK, true);
  }

  @AfterAll
  void close() {
    if (chromium != null) {
      chromium.close();
    }
  }

  private Page logIn(DemoUser user, boolean dark) {
    Page page = chromium.window(dark, 1440, 1000);
    page.setDefaultTimeout(PATIENCE);
    page.onPageError(complaints::add);
    page.navigate(keycloak.url() + "/");
    page.locator("#login").click();
    page.locator("#username").fill(user.login());
    page.locator("#password").fill(keycloak.keycloak().password(user));
    page.locator("#kc-login").click();
    page.locator("#pages a[data-page=tickets]").waitFor();
    return page;
  }

  private static void open(Page page, String name) {
    page.locator("#pages a[data-page=" + name + "]").click();
    page.locator(".page[data-page=" + name + "][data-ready=true]").waitFor();
  }

  /** The newest proposal, once it is another one than before. */
  private static Locator newest(Page page, String state) {
    Locator first = page.locator(".proposal").first();
    page.locator(".proposal").first().and(page.locator("[data-state=" + state + "]")).waitFor();
    return first;
  }

  private static Locator same(Page page, Locator proposal) {
    Locator found = page.locator(".proposal[data-id='" + proposal.getAttribute("data-id") + "']");
    found.waitFor();
    return found;
  }

  private static void approve(Page page, Locator proposal) {
    proposal.locator("button[data-act=approve]").click();
    page.locator("dialog.confirm button.primary").click();
  }

  private static void isNotTheMakers(Locator proposal) {
    assertThat(proposal.locator("button[data-act=approve]").isDisabled()).isTrue();
    assertThat(proposal.locator("button[data-act=reject]").isDisabled()).isTrue();
    assertThat(proposal.locator(".note").innerText()).isEqualTo(OWN);
  }

  @Test
  void aTicketBeyondTheBudgetWaitsForTheSecondPersonWhoLogsInAnew() {
    open(pablo, "tickets");
    pablo.locator(".page [name=action]").selectOption("add_margin");
    pablo.locator(".page [name=venue]").fill("binance");
    pablo.locator(".page [name=account]").fill("m");
    pablo.locator(".page [name=instrument]").fill("BTCUSDT");
    pablo.locator(".page [name=amount]").fill("400");
    pablo.locator(".page [name=reason]").fill("the thesis holds");
    pablo.locator(".page form button[type=submit]").click();
    Locator made = newest(pablo, "PROPOSED");
    isNotTheMakers(made);
    assertThat(made.innerText().replace("\u202f", ""))
        .contains("1200.00 USDT", "1600.00 USDT", "1500.00 USDT", "BREACH", "the thesis holds");
    assertThat(Chromium.barriers(pablo)).isEmpty();
    Chromium.keep(pablo, "ticket-maker-light");

    open(dana, "tickets");
    Locator hers = same(dana, made);
    // Five minutes are not waited for: the server's word comes once as if they had passed.
    dana.route(
        "**/approve",
        route ->
            route.fulfill(
                new Route.FulfillOptions()
                    .setStatus(401)
                    .setContentType("application/problem+json")
                    .setBody("{\"code\":\"STEP_UP_NEEDED\",\"detail\":\"log in again\"}")));
    approve(dana, hers);
    hers.locator("button[data-act=step-up]").waitFor();
    Chromium.keep(dana, "ticket-step-up-dark");
    dana.unroute("**/approve");
    hers.locator("button[data-act=step-up]").click();
    dana.locator("#password").fill(keycloak.keycloak().password(DemoUser.DANA_DESK));
    dana.locator("#kc-login").click();
    Locator back = same(dana, made);
    approve(dana, back);
    back.and(dana.locator("[data-state=APPROVED]")).waitFor();
    assertThat(Chromium.barriers(dana)).isEmpty();
    Chromium.keep(dana, "ticket-approved-dark");
    // The maker's page learns of it by itself.
    made.and(pablo.locator("[data-state=APPROVED]")).waitFor();
  }

  @Test
  void anOverrideIsProposedByOneApprovedByAnotherAndHandedOff() {
    open(pablo, "budgets");
    assertThat(pablo.locator("tr[data-key='firm/alpha2 open_capital_at_risk']").innerText())
        .contains("WARNING", "limit");
    pablo.locator(".page [name=node]").fill("firm/alpha2");
    pablo.locator(".page [name=soft]").fill("1800");
    pablo.locator(".page [name=hard]").fill("2000");
    pablo.locator(".page [name=validTo]").fill("2099-01-01T00:00:00Z");
    pablo.locator(".page [name=reason]").fill("until the close");
    pablo.locator(".page form button[type=submit]").click();
    Locator made = newest(pablo, "PROPOSED");
    isNotTheMakers(made);
    Chromium.keep(pablo, "budget-maker-light");
    open(dana, "budgets");
    approve(dana, same(dana, made));
    Locator approved = same(dana, made).and(dana.locator("[data-state=APPROVED]"));
    approved.waitFor();
    assertThat(approved.innerText()).contains("Handed off as", "budgets.csv");
    assertThat(Chromium.barriers(dana)).isEmpty();
    Chromium.keep(dana, "budget-approved-dark");
  }

  @Test
  void defaultsAreProposedByTheAdministratorAgreedToByTheDeskAndBegunWith() {
    Page ravi = logIn(DemoUser.RAVI_ADMIN, false);
    open(ravi, "defaults");
    ravi.locator(".page [name=node]").fill("firm/alpha2");
    ravi.locator(".page [name=leverage]").fill("5");
    ravi.locator(".page [name=columns]").fill("distance, stillToLose");
    ravi.locator(".page [name=reason]").fill("half of what the desk may use");
    ravi.locator(".page form button[type=submit]").click();
    Locator made = newest(ravi, "PROPOSED");
    isNotTheMakers(made);
    assertThat(Chromium.barriers(ravi)).isEmpty();
    Chromium.keep(ravi, "defaults-maker-light");
    open(dana, "defaults");
    assertThat(dana.locator(".page form").count()).isZero();
    approve(dana, same(dana, made));
    same(dana, made).and(dana.locator("[data-state=APPROVED]")).waitFor();
    open(dana, "watch");
    dana.locator("#grid[data-view=default]").waitFor();
    assertThat(dana.locator("#grid thead th").all())
        .extracting(it -> it.getAttribute("data-column"))
        .containsExactly("urgency", "position", "distance", "stillToLose");
    dana.locator("#grid tbody tr[data-key='binance/m/BTCUSDT/long']").first().click();
    dana.locator("#defaults-advice").waitFor();
    assertThat(dana.locator("#defaults-advice").innerText())
        .contains("leverage 10×, the default of firm/alpha2 is 5×");
    Chromium.keep(dana, "defaults-followed-dark");
    open(dana, "defaults");
    assertThat(dana.locator("tr[data-key='firm/alpha2']").innerText())
        .contains("5×", "distance, stillToLose");
    Chromium.keep(dana, "defaults-in-force-dark");
    ravi.context().close();
  }

  @Test
  void movesAreReviewedBeforeAndAfterAndApprovedByAnother() {
    open(pablo, "reallocation");
    pablo.locator(".move [name=position]").fill("binance/m/XRPUSDT/short");
    pablo.locator(".move [name=amount]").fill("-50");
    pablo.locator("button:has-text('Another move')").click();
    pablo.locator(".move [name=position]").nth(1).fill("binance/m/BTCUSDT/long");
    pablo.locator(".move [name=amount]").nth(1).fill("50");
    pablo.locator(".page [name=reason]").fill("lift the nearer");
    pablo.locator(".page form button[type=submit]").click();
    Locator made = newest(pablo, "PROPOSED");
    isNotTheMakers(made);
    assertThat(made.locator("tr[data-key='binance/m/BTCUSDT/long']").innerText())
        .contains("50.00", "400.00", "450.00");
    assertThat(Chromium.barriers(pablo)).isEmpty();
    Chromium.keep(pablo, "reallocation-maker-light");
    open(dana, "reallocation");
    approve(dana, same(dana, made));
    same(dana, made).and(dana.locator("[data-state=APPROVED]")).waitFor();
    Chromium.keep(dana, "reallocation-approved-dark");
    assertThat(complaints).isEmpty();
  }
}
