package io.ringfence.api.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.ringfence.api.OnApi;
import io.ringfence.api.ReportsApi;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A venue announces rules to a run: they come by the API, count down and name whom they hurt. */
@OnApi
class RulesPageTest {
  private final ReportsApi api;

  RulesPageTest(ReportsApi api) {
    this.api = api;
  }

  @Test
  void announcedRulesCountDownToTheirInstantAndNameThePositionsTheyHurt() throws IOException {
    String token = api.token("ann", "risk-desk", "ALPHA");
    AnnouncedRules.to(api, token);
    JsonNode announced = api.get("/v1/rule-packs", token).json().path("announced");
    assertThat(announced)
        .anyMatch(it -> it.path("pack").stringValue().equals(AnnouncedRules.STAMP));

    try (Chromium chromium = Chromium.start()) {
      List<String> complaints = new ArrayList<>();
      Page page = chromium.pasted(api.url(), token, "rules", true, complaints::add);
      Locator row = page.locator("tr[data-key='" + AnnouncedRules.STAMP + "']");
      row.waitFor();
      assertThat(row.innerText()).contains("in 2 d 2 h", "binance");
      page.locator("#hurt tr[data-state=HURT], #hurt tr[data-state=LIQUIDATED]").first().waitFor();
      assertThat(page.locator("#hurt").innerText()).contains(AnnouncedRules.STAMP, "firm/ALPHA");
      assertThat(page.locator("#hurt").innerText()).doesNotContain("BASIS", "unchanged");
      assertThat(Chromium.barriers(page)).isEmpty();
      Chromium.keep(page, "rules-announced-dark");
      earlierItIsFartherAway(page, AnnouncedRules.end(api, token));
      assertThat(complaints).isEmpty();
    }
  }

  private static void earlierItIsFartherAway(Page page, Instant asOf) {
    page.evaluate(
        "(hash) => { location.hash = hash; }", "page=rules&asOf=" + asOf.minusSeconds(3_600));
    Locator left = page.locator("tr[data-key='" + AnnouncedRules.STAMP + "'] [data-until]");
    page.waitForCondition(() -> left.count() == 1 && left.innerText().equals("in 2 d 3 h"));
  }
}
