package io.ringfence.api.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import io.ringfence.api.OnApi;
import io.ringfence.api.ReportsApi;
import io.ringfence.reporting.report.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Reports, incidents, stress and breaks in a real browser, with tokens of this machine. */
@OnApi
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReportPagesTest {
  private final ReportsApi api;
  private final List<String> complaints = new ArrayList<>();
  private Chromium chromium;

  @TempDir Path folder;

  ReportPagesTest(ReportsApi api) {
    this.api = api;
  }

  @BeforeAll
  void start() {
    chromium = Chromium.start();
  }

  @AfterAll
  void close() {
    if (chromium != null) {
      chromium.close();
    }
  }

  private Page window(boolean dark, String token, String page) {
    return window(dark, token, page, "");
  }

  private Page window(boolean dark, String token, String page, String more) {
    return chromium.pasted(api.url(), token, page + more, dark, complaints::add);
  }

  @Test
  void aReportIsMadeFetchedVerifiesAndIsApprovedByASecondPersonOnly() throws IOException {
    Page pat = window(true, api.token(ReportsApi.PAT, "risk-desk", "ALPHA"), "reports");
    Locator order = pat.locator("form[aria-label='Order a report']");
    order.locator("select").selectOption("risk");
    order.locator("button[type=submit]").click();
    pat.locator("#reports tr[data-state=QUEUED], #reports tr[data-state=RUNNING]")
        .first()
        .waitFor();
    pat.locator("#download").waitFor();
    Download download = pat.waitForDownload(() -> pat.locator("#download").click());
    Path file = folder.resolve("risk.xlsx");
    download.saveAs(file);
    assertThat(pat.locator("#report").innerText()).contains(Sha256.hex(Files.readAllBytes(file)));
    pat.locator("#file-Workbook").setInputFiles(file);
    pat.locator("#verdict .word[data-state=INTACT]").waitFor();
    step(pat, "PREPARE");
    pat.locator("#sign-off .word[data-state=PREPARED]").waitFor();
    step(pat, "APPROVE");
    pat.locator("#sign-off p.negative").waitFor();
    assertThat(pat.locator("#sign-off p.negative").innerText())
        .contains("different persons", "OTHER_PERSON_NEEDED");
    assertThat(Chromium.barriers(pat)).isEmpty();
    Chromium.keep(pat, "reports-dark");
    String id = pat.locator("#reports tr[data-state=DONE]").first().getAttribute("data-key");
    approved(id);
    pat.context().close();
    // The refusal of the first person is all the browser may complain of.
    assertThat(complaints).allMatch(it -> it.contains("403"));
  }

  private void approved(String id) {
    Page april =
        window(
            false, api.token(ReportsApi.APRIL, "compliance", "ALPHA"), "reports", "&report=" + id);
    step(april, "APPROVE");
    april.locator("#sign-off .word[data-state=APPROVED]").waitFor();
    assertThat(april.locator("#sign-off table").innerText()).contains("p-1", "p-2");
    Chromium.keep(april, "reports-approved");
    april.context().close();
  }

  private static void step(Page page, String step) {
    Locator form = page.locator("#sign-off form");
    form.locator("select").selectOption(new SelectOption().setValue(step));
    form.locator("button[type=submit]").click();
  }

  @Test
  void anIncidentHasAClockAndAnAlertIsTakenNoticeOf() {
    Page page =
        window(true, api.token(ReportsApi.HANA, "risk-desk", "ALPHA", "BASIS"), "incidents");
    page.locator("#incidents tr[data-key]").first().waitFor();
    Locator alert = page.locator("#alerts-told tr[data-key='" + ReportsApi.ALERT_ON_PAGE + "']");
    alert.waitFor();
    Locator raised =
        page.locator("#incidents tr[data-state=RAISED]:has-text('firm/BASIS')").first();
    assertThat(raised.innerText()).contains("to acknowledge:", "head of desk");
    raised.locator("button").click();
    page.locator("#incident form button[type=submit]").click();
    page.locator("#incident form[aria-label^=Classify]").waitFor();
    assertThat(page.locator("#incident").innerText()).contains("ACKNOWLEDGED", "p-3");
    alert.locator("button:has-text('Acknowledge')").click();
    alert.locator(".word[data-state=PENDING]").first().waitFor();
    assertThat(alert.innerText()).contains(ReportsApi.HANA + " acknowledged");
    assertThat(Chromium.barriers(page)).isEmpty();
    Chromium.keep(page, "incidents-dark");
    page.context().close();
  }

  @Test
  void whatAThresholdSetOffIsListedAndTakenNoticeOf() {
    Page page = window(false, api.token(ReportsApi.HANA, "risk-desk", "ALPHA"), "thresholds");
    Locator action = page.locator("#actions tr[data-key='" + ReportsApi.ACTION_ON_PAGE + "']");
    action.waitFor();
    assertThat(action.innerText())
        .contains("firm/ALPHA", "open capital at risk", "SOFT", "tell the desk", "FIRED", "OPEN");
    action.locator("button:has-text('Decline')").click();
    action.locator("p.negative").waitFor();
    assertThat(action.locator("p.negative").innerText()).contains("Say why it is declined");
    action.locator("button:has-text('Acknowledge')").click();
    action.locator(".word[data-state=PENDING]").waitFor();
    assertThat(action.innerText()).contains(ReportsApi.HANA + " acknowledged");
    assertThat(page.locator("#actions tr[data-state=LIFTED]").innerText())
        .contains("suggest what to reduce");
    assertThat(Chromium.barriers(page)).isEmpty();
    Chromium.keep(page, "thresholds-light");
    page.context().close();
  }

  @Test
  void anAlertInTheFeedHasAClockUntilSomebodyTakesNoticeOfIt() {
    Page page = window(false, api.token(ReportsApi.HANA, "risk-desk", "ALPHA", "BASIS"), "watch");
    Locator alert = page.locator("#feed li[data-alert='" + ReportsApi.ALERT_IN_FEED + "']");
    alert.locator(".waits .word[data-state=OPEN]").waitFor();
    assertThat(alert.locator(".waits").innerText()).matches("(?s).*OPEN\\s+\\d+ (s|min|h|d)");
    alert.locator("button[data-act=acknowledge]").click();
    alert.locator(".word[data-state=PENDING]").waitFor();
    assertThat(alert.innerText()).contains(ReportsApi.HANA + " acknowledged");
    assertThat(alert.locator("button[data-act=acknowledge]").count()).isZero();
    assertThat(Chromium.barriers(page)).isEmpty();
    Chromium.keep(page, "watch-feed-light");
    page.context().close();
  }

  @Test
  void theLadderIsDrawnAndWhatDoesNotTieIsNamed() {
    Page page = window(false, api.token("ann", "risk-desk", "ALPHA"), "stress");
    page.locator("svg.ladder rect").first().waitFor();
    assertThat(page.locator("svg.ladder").getAttribute("aria-label"))
        .contains("Positions that die");
    assertThat(page.locator("#stress-answer").innerText()).doesNotContain("BASIS");
    assertThat(Chromium.barriers(page)).isEmpty();
    Chromium.keep(page, "stress-light");
    page.navigate(api.url() + "/#page=breaks");
    page.locator("[data-page=breaks] tr[data-key='positions.csv']").waitFor();
    assertThat(page.locator("#breaks").innerText()).contains("unknown to you");
    assertThat(Chromium.barriers(page)).isEmpty();
    Chromium.keep(page, "breaks-light");
    page.context().close();
  }
}
