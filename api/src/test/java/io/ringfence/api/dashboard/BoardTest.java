package io.ringfence.api.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.ringfence.api.KeycloakApi;
import io.ringfence.api.OnApi;
import io.ringfence.keycloak.DemoUser;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What the board says of a desk, figure by figure, and in which time. */
@OnApi
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BoardTest {
  private static final String DESK = "#board [data-node='firm/alpha2'] ";
  private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

  private final KeycloakApi keycloak;
  private Visits visits;
  private Page dana;

  BoardTest(KeycloakApi keycloak) {
    this.keycloak = keycloak;
  }

  @BeforeAll
  void danaLogsIn() {
    visits = Visits.start(keycloak);
    dana = visits.of(DemoUser.DANA_DESK, false);
  }

  @AfterAll
  void close() {
    if (visits != null) {
      visits.close();
    }
  }

  private static String plain(String text) {
    return text.replace("\u202f", "");
  }

  @Test
  void aBudgetSaysItsUseItsMarksAndWhatIsLeft() {
    Locator meter = dana.locator(DESK + "[role=meter]");
    assertThat(plain(meter.getAttribute("aria-valuetext")))
        .isEqualTo("WARNING: 1200.00 USDT used, soft 1000.00 USDT, hard 1500.00 USDT");
    // The bar ends a tenth beyond the hard limit: 1650.
    assertThat(percent(meter.locator(".mark.soft"), "left")).isEqualTo(60.6);
    assertThat(percent(meter.locator(".mark.hard"), "left")).isEqualTo(90.9);
    assertThat(percent(meter.locator(".use"), "width")).isEqualTo(72.7);
    assertThat(plain(dana.locator(DESK + ".budget").innerText())).contains("left 300.00 USDT");
  }

  private double percent(Locator part, String property) {
    String text = String.valueOf(part.evaluate("(it, name) => it.style[name]", property));
    return Math.round(Double.parseDouble(text.replace("%", "")) * 10) / 10.0;
  }

  @Test
  void theLinesOfADeskAreItsStoredFiguresHeldFromPointToPoint() {
    Locator line = dana.locator(DESK + ".spark[title^='equity 6 h'] svg");
    line.waitFor();
    assertThat(plain(line.getAttribute("aria-label")))
        .isEqualTo("equity 6 h: 99.50 to 99.50, lowest 99.50, highest 99.50");
    assertThat(line.locator("polyline").getAttribute("points")).matches("0\\.0,\\S+ 150\\.0,\\S+");
    assertThat(dana.locator(DESK + ".spark[title^='open capital at risk 6 h'] line.limit").count())
        .isPositive();
  }

  @Test
  void anInstantIsShownInUtcOrLocalTimeWhereverItStands() {
    Instant asOf = Instant.parse(dana.locator("#as-of").getAttribute("datetime"));
    Locator alert = dana.locator("#feed time[datetime='2025-10-10T21:15:00Z']");
    assertThat(dana.locator("#as-of").innerText())
        .isEqualTo(SHOWN.format(asOf.atZone(ZoneOffset.UTC)) + " UTC");
    assertThat(alert.first().innerText()).isEqualTo("21:15:00");
    dana.locator("#positions").focus();
    dana.keyboard().press("z");
    dana.locator("#as-of:has-text('local')").waitFor();
    assertThat(dana.locator("#as-of").innerText())
        .isEqualTo(SHOWN.format(asOf.atZone(ZoneId.of("Europe/Berlin"))) + " local");
    assertThat(alert.first().innerText()).isEqualTo("23:15:00");
    dana.keyboard().press("z");
    dana.locator("#as-of:has-text('UTC')").waitFor();
    assertThat(alert.first().innerText()).isEqualTo("21:15:00");
  }
}
