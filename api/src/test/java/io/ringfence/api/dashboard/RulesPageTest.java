package io.ringfence.api.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.ringfence.api.OnApi;
import io.ringfence.api.ReportsApi;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A venue announces rules to a run: they come by the API, count down and name whom they hurt. */
@OnApi
class RulesPageTest {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String NOW = "/rule-packs/binance-usdm/2024-10-24.json";
  private static final String STAMP = "binance-usdm@announced";

  private static final Set<String> HELD =
      Set.of("BTCUSDT", "ETHUSDT", "SOLUSDT", "XRPUSDT", "BNBUSDT", "DOGEUSDT", "LTCUSDT");

  private final ReportsApi api;

  RulesPageTest(ReportsApi api) {
    this.api = api;
  }

  @Test
  void announcedRulesCountDownToTheirInstantAndNameThePositionsTheyHurt() throws IOException {
    String token = api.token("ann", "risk-desk", "ALPHA");
    JsonNode before = api.get("/v1/rule-packs", token).json();
    Instant asOf = Instant.parse(before.path("asOf").stringValue());
    assertThat(before.path("announced").toString()).doesNotContain(STAMP);
    api.execute(
        "INSERT INTO rule_pack_documents (run_id, venue, pack_id, version, effective_from,"
            + " document) VALUES ('%s', 'binance', 'binance-usdm', 'announced', '%s', '%s')"
                .formatted(
                    ReportsApi.RUN,
                    stored(asOf.plus(Duration.ofHours(50))),
                    harsher(asOf.plus(Duration.ofHours(50))).replace("'", "''")));
    JsonNode announced = api.get("/v1/rule-packs", token).json().path("announced");
    assertThat(announced).anyMatch(it -> it.path("pack").stringValue().equals(STAMP));

    try (Chromium chromium = Chromium.start()) {
      Page page = chromium.window(true, 1440, 900);
      page.setDefaultTimeout(Visits.PATIENCE);
      List<String> complaints = new ArrayList<>();
      page.onPageError(complaints::add);
      page.navigate(api.url() + "/#page=rules");
      page.locator("#token").fill(token);
      page.locator("#paste button").click();
      Locator row = page.locator("tr[data-key='" + STAMP + "']");
      row.waitFor();
      assertThat(row.innerText()).contains("in 2 d 2 h", "binance");
      page.locator("#hurt tr[data-state=HURT], #hurt tr[data-state=LIQUIDATED]").first().waitFor();
      assertThat(page.locator("#hurt").innerText()).contains(STAMP, "firm/ALPHA");
      assertThat(page.locator("#hurt").innerText()).doesNotContain("BASIS", "unchanged");
      assertThat(Chromium.barriers(page)).isEmpty();
      Chromium.keep(page, "rules-announced-dark");
      earlierItIsFartherAway(page, asOf);
      assertThat(complaints).isEmpty();
    }
  }

  private static void earlierItIsFartherAway(Page page, Instant asOf) {
    page.evaluate(
        "(hash) => { location.hash = hash; }", "page=rules&asOf=" + asOf.minusSeconds(3_600));
    Locator left = page.locator("tr[data-key='" + STAMP + "'] [data-until]");
    page.waitForCondition(() -> left.count() == 1 && left.innerText().equals("in 2 d 3 h"));
  }

  /** The rules of now for what is held most, each in one tier that asks for a fifth. */
  private static String harsher(Instant from) throws IOException {
    try (InputStream file = RulesPageTest.class.getResourceAsStream(NOW)) {
      ObjectNode pack = (ObjectNode) JSON.readTree(Objects.requireNonNull(file).readAllBytes());
      pack.put("version", "announced");
      pack.put("effectiveFrom", from.toString());
      pack.put("evidencedTo", from.plus(Duration.ofDays(90)).toString());
      ArrayNode instruments = (ArrayNode) pack.path("instruments");
      instruments.removeIf(it -> !HELD.contains(it.path("symbol").stringValue()));
      assertThat(instruments).isNotEmpty();
      instruments.forEach(
          it -> {
            ArrayNode tiers = (ArrayNode) it.path("tiers");
            ObjectNode only = (ObjectNode) tiers.get(tiers.size() - 1);
            only.put("floor", "0");
            only.put("rate", "0.2");
            only.put("maintenanceAmount", "0");
            tiers.removeAll();
            tiers.add(only);
          });
      return JSON.writeValueAsString(pack);
    }
  }

  private static String stored(Instant at) {
    return at.toString().replace('T', ' ').replace("Z", "");
  }
}
