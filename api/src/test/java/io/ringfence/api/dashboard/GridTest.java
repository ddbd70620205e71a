package io.ringfence.api.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.ringfence.api.KeycloakApi;
import io.ringfence.api.OnApi;
import io.ringfence.api.SeededPositions;
import io.ringfence.keycloak.DemoUser;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** In which order rows of the grid stand, and the file that is made of them. */
@OnApi
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GridTest {

  private final KeycloakApi keycloak;
  private Visits visits;
  private Page dana;

  GridTest(KeycloakApi keycloak) {
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

  @Test
  void rowsAreSortedByAHeadingWithPointerAndWithKeyAndTheHeadingSaysSo() {
    Locator heading = dana.locator("#grid th[data-column=isolatedMargin]");
    heading.locator("button").click();
    awaitOrder("binance/m/SOLUSDT/long", SeededPositions.NEAR, SeededPositions.SHORT);
    assertThat(heading.getAttribute("aria-sort")).isEqualTo("ascending");
    heading.locator("button").focus();
    dana.keyboard().press("Enter");
    awaitOrder(SeededPositions.SHORT, SeededPositions.NEAR, "binance/m/SOLUSDT/long");
    assertThat(heading.getAttribute("aria-sort")).isEqualTo("descending");
  }

  private void awaitOrder(String... keys) {
    dana.waitForFunction(
        "(keys) => [...document.querySelectorAll('#grid tr[data-key]')]"
            + ".sort((a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top)"
            + ".map((it) => it.dataset.key).join() === keys",
        String.join(",", keys));
  }

  @Test
  void levelsOfThePositionsShownAreAFileToKeep() throws IOException {
    dana.locator("#filter").fill("btc");
    dana.waitForCondition(() -> dana.locator(Visits.ROWS).count() == 1);
    Download file = dana.waitForDownload(() -> dana.locator("#levels").click());
    assertThat(file.suggestedFilename()).matches("ringfence-levels-2025-10-10T\\d{6}\\.csv");
    List<String> lines = Files.readString(file.path()).lines().toList();
    assertThat(lines.getFirst()).isEqualTo("as_of,venue,instrument,position,side,level,price");
    assertThat(lines.subList(1, lines.size()))
        .allMatch(it -> it.contains(",binance,BTCUSDT," + SeededPositions.NEAR + ",long,"))
        .anyMatch(it -> it.endsWith(",entry,61000"))
        .anyMatch(it -> it.endsWith(",mark,58100"));
    dana.locator("#filter").fill("");
    dana.waitForCondition(() -> dana.locator(Visits.ROWS).count() == 3);
  }
}
