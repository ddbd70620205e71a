package io.ringfence.api.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import io.ringfence.api.DrawnBatches;
import io.ringfence.api.OnApi;
import io.ringfence.api.ReportsApi;
import io.ringfence.reporting.fixture.SampleRun;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/**
 * Batches that a watch drew up, on page Reallocation: what is said where there are none or old
 * ones, one of them in full, and the way from its moves to a proposal of somebody's own.
 */
@OnApi
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WatchBatchesTest {
  private static final String AT = "reallocation&asOf=" + SampleRun.BEFORE_CRASH;

  private static final Locator.WaitForOptions GONE =
      new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED);

  private final ReportsApi api;
  private final List<String> complaints = new ArrayList<>();
  private Chromium chromium;
  private JsonNode batch;

  WatchBatchesTest(ReportsApi api) {
    this.api = api;
  }

  @BeforeAll
  void drawUp() throws IOException {
    chromium = Chromium.start();
    DrawnBatches.of(api);
    String token = api.token("carla", "compliance", "*");
    batch = api.get("/v1/reallocations/batches?limit=1", token).json().at("/batches/0");
  }

  @AfterAll
  void nothingWasComplainedOf() {
    if (chromium != null) {
      chromium.close();
      assertThat(complaints).isEmpty();
    }
  }

  private Page window(String account, String role, String hash, boolean dark) {
    String token = api.token(account, role, batch.at("/desk").stringValue());
    return chromium.pasted(api.url(), token, hash, dark, complaints::add);
  }

  private String id() {
    return batch.at("/id").stringValue();
  }

  private Locator row(Page page) {
    return page.locator("#watch-batches tr[data-key='" + id() + "']");
  }

  private static String plain(Locator text) {
    return text.innerText().replace("\u202f", "");
  }

  @Test
  void eachIsListedWithWhenAndWhyItWasDrawnUpHowManyMovesItHasAndHowOldItIs() {
    Page page = window("pam", "portfolio-manager", AT, false);
    row(page).waitFor();
    page.locator("#watch-news .word[data-state=FRESH]").waitFor();
    assertThat(page.locator("#watch-news").innerText()).contains("is 0 s old and stands until");
    assertThat(row(page).getAttribute("data-state")).isEqualTo("OPEN");
    assertThat(row(page).innerText())
        .contains("schedule", batch.at("/desk").stringValue(), "0 s")
        .contains(String.valueOf(batch.at("/moves").size()));
    assertThat(page.locator("#watch-batches tbody tr").count())
        .as("of the person's desk alone")
        .isEqualTo(
            page.locator(
                    "#watch-batches tbody tr:has-text('" + batch.at("/desk").stringValue() + "')")
                .count());
    page.evaluate("() => { location.hash = 'page=reallocation'; }");
    page.locator("#watch-news .word[data-state=STALE]").waitFor();
    assertThat(page.locator("#watch-news").innerText()).contains("void since", "or no watch runs");
    assertThat(row(page).getAttribute("data-state")).isEqualTo("STALE");
    page.context().close();
  }

  @Test
  void whereNobodyDrewOneUpThatIsSaid() {
    Page page =
        chromium.pasted(
            api.url(),
            api.token("nia", "risk-desk", "NOBODYS"),
            "reallocation",
            true,
            complaints::add);
    page.locator("#watch-news .word[data-state=MISSING]").waitFor();
    assertThat(page.locator("#watch-news").innerText()).contains("No watch has drawn up a batch");
    assertThat(page.locator("#watch-batches tr").count()).isZero();
    page.context().close();
  }

  @Test
  void aLinkOpensOneWithEverythingThatSomebodyDecidesOn() {
    Page page = window("carla", "compliance", AT + "&batch=" + id(), true);
    Locator open = page.locator("#watch-batch");
    open.locator("h2:has-text('" + id() + "')").waitFor();
    JsonNode move = batch.at("/moves/0");
    assertThat(plain(open))
        .contains(batch.at("/payloadHash").stringValue(), "schedule", "FEASIBLE")
        .contains(move.at("/policy").stringValue(), move.at("/reason").stringValue())
        .contains(move.at("/voidIf").stringValue());
    assertThat(open.locator("[aria-label='Positions before and after'] tbody tr").count())
        .isPositive();
    assertThat(open.locator("[aria-label='What the pool burns'] tbody tr").count())
        .isEqualTo(batch.at("/burned").size() + 1);
    Locator levels = open.locator("table[aria-label='Certificate of " + id() + "'] tbody tr");
    assertThat(levels.count()).isEqualTo(3);
    assertThat(levels.allInnerTexts()).allMatch(it -> it.contains("yes: at most 1e-9"));
    assertThat(levels.first().innerText())
        .contains(batch.at("/certificate/0/objective").stringValue());
    assertThat(open.locator("button[data-act=propose]").count())
        .as("compliance proposes nothing")
        .isZero();
    Explained explained = new Explained();
    explained.all(page, "#watch-batch");
    explained.all(page, ".page[data-page=reallocation]");
    assertThat(explained.seen())
        .contains("Certificates/KKT residual", "Containment gate/Burned after", "Moves/Amount");
    seen(page, open);
    page.keyboard().press("Escape");
    open.locator("h2").waitFor(GONE);
    assertThat(page.url()).doesNotContain("batch=");
    page.context().close();
    Page other = window("carla", "compliance", AT + "&batch=M-999999", false);
    other.locator("#watch-batch:has-text('There is no batch M-999999')").waitFor();
    other.context().close();
  }

  /** In dark and light, at a desk and on a tablet. */
  private static void seen(Page page, Locator open) {
    for (String theme : List.of("dark", "light")) {
      page.evaluate("(theme) => { document.documentElement.dataset.theme = theme; }", theme);
      assertThat(Chromium.barriers(page)).as(theme).isEmpty();
      page.locator("#watch-news").scrollIntoViewIfNeeded();
      Chromium.keep(page, "watch-batches-" + theme);
      open.locator("h3").last().scrollIntoViewIfNeeded();
      Chromium.keep(page, "watch-batch-" + theme);
    }
    page.setViewportSize(1024, 768);
    assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth")).isEqualTo(true);
    open.locator("h2").scrollIntoViewIfNeeded();
    Chromium.keep(page, "watch-batch-tablet");
    page.setViewportSize(1440, 900);
  }

  @Test
  void itsOpenMovesBecomeAProposalThatAnotherPersonApproves() {
    Page page = window("pam", "portfolio-manager", AT, false);
    row(page).waitFor();
    page.locator(".page form[aria-label='Propose the batch']").waitFor();
    page.keyboard().press("b");
    page.keyboard().press("Tab");
    row(page).locator("button").focus();
    page.keyboard().press("Enter");
    Locator propose = page.locator("#watch-batch button[data-act=propose]");
    propose.waitFor();
    assertThat(page.url()).contains("batch=" + id());
    propose.focus();
    page.keyboard().press("Enter");
    assertThat(page.locator(".page [name=reason]").inputValue())
        .contains(id() + " of the watch", batch.at("/payloadHash").stringValue().substring(0, 16));
    assertThat(page.locator(".move [name=position]").count()).isPositive();
    Chromium.keep(page, "watch-batch-proposed-light");
    page.locator(".page form[aria-label='Propose the batch'] button[type=submit]").click();
    Locator made = page.locator(".proposal[data-state=PROPOSED]").first();
    made.waitFor();
    assertThat(made.innerText()).contains(id() + " of the watch");
    assertThat(made.locator("button[data-act=approve]").isDisabled()).isTrue();
    Page other = window(ReportsApi.HANA, "risk-desk", "reallocation", false);
    Locator hers = other.locator(".proposal[data-id='" + made.getAttribute("data-id") + "']");
    hers.waitFor();
    assertThat(hers.locator("button[data-act=approve]").isEnabled()).isTrue();
    other.context().close();
    page.context().close();
  }
}
