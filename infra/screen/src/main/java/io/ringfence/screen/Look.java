package io.ringfence.screen;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Somebody at the board, logged in at Keycloak, whose page says when marks were drawn. */
final class Look implements AutoCloseable {
  private static final double PATIENCE_MILLIS = 120_000;

  private final Playwright playwright;
  private final Page page;

  private Look(Playwright playwright, Page page) {
    this.playwright = playwright;
    this.page = page;
  }

  /** Starts the distribution's Chromium without a window. */
  static Look with(Path chromium) {
    Playwright playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    Browser browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(chromium)
                    .setArgs(List.of("--no-sandbox", "--disable-dev-shm-usage")));
    Page page = browser.newPage(new Browser.NewPageOptions().setViewportSize(1440, 900));
    page.setDefaultTimeout(PATIENCE_MILLIS);
    return new Look(playwright, page);
  }

  /** Logs in and waits for a live board with positions on it. */
  void logIn(URI url, String user, String password) {
    page.navigate(url + "/");
    page.locator("#login").click();
    page.locator("#username").fill(user);
    page.locator("#password").fill(password);
    page.locator("#kc-login").click();
    page.locator("#stream[data-state=live]").waitFor();
    page.locator("#grid tr[data-key]").first().waitFor();
    page.evaluate(script());
  }

  /** Waits until so many marks were drawn, or for a time where that comes later. */
  void watch(int marks, Duration time) {
    long end = System.nanoTime() + time.toNanos();
    while (drawn().millis().size() < marks || System.nanoTime() < end) {
      page.waitForTimeout(200);
      if (System.nanoTime() > end + Duration.ofMillis((long) PATIENCE_MILLIS).toNanos()) {
        throw new IllegalStateException(
            "%s marks expected on the screen, seen were %s"
                .formatted(marks, drawn().millis().size()));
      }
    }
  }

  /** From when a mark was true until a frame with it was drawn. */
  Late drawn() {
    return late("frame");
  }

  /** From when a mark was true until the page had it. */
  Late told() {
    return late("page");
  }

  /** Marks that the next took the place of before they were drawn. */
  long superseded() {
    return ((Number) page.evaluate("window.late.superseded")).longValue();
  }

  private Late late(String stage) {
    return new Late(
        ((List<?>) page.evaluate("window.late." + stage))
            .stream().map(one -> ((Number) one).longValue()).toList());
  }

  private static String script() {
    try (InputStream script = Look.class.getResourceAsStream("/screen/watch.js")) {
      return new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    playwright.close();
  }
}
