package io.ringfence.api.dashboard;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/**
 * The distribution's Chromium, without a window: one for all tests of the process, each with
 * windows of its own that share nothing.
 */
final class Chromium implements AutoCloseable {
  private static final Path PROGRAM = Path.of("/usr/bin/chromium");
  private static final Path SCREENSHOTS = Path.of("target", "screenshots");

  /** Findings of these weights fail a test. */
  private static final List<String> SERIOUS = List.of("serious", "critical");

  private static @Nullable Browser running;

  private final Browser browser;
  private final List<BrowserContext> opened = new ArrayList<>();

  private Chromium(Browser browser) {
    this.browser = browser;
  }

  /** Windows of it; where there is none the test is skipped, unless everything is required. */
  static Chromium start() {
    boolean required = "1".equals(System.getenv("RINGFENCE_REQUIRE_ALL"));
    Assumptions.assumeTrue(
        required || Files.isExecutable(PROGRAM),
        () -> PROGRAM + " is not installed: the page is not tested in a browser");
    return new Chromium(browser());
  }

  /** It ends with the process. */
  private static synchronized Browser browser() {
    Browser known = running;
    if (known != null) {
      return known;
    }
    Playwright playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    Runtime.getRuntime().addShutdownHook(new Thread(playwright::close, "browser"));
    Browser started =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(PROGRAM)
                    .setArgs(List.of("--no-sandbox", "--disable-dev-shm-usage")));
    running = started;
    return started;
  }

  /** A window of somebody without cookies. */
  Page window(boolean dark, int width, int height) {
    return window(dark, width, height, null);
  }

  /** A window of somebody with what another one kept: cookies, and what the page remembers. */
  Page window(boolean dark, int width, int height, @Nullable String kept) {
    Browser.NewContextOptions options =
        new Browser.NewContextOptions()
            .setViewportSize(width, height)
            .setTimezoneId("Europe/Berlin")
            .setColorScheme(dark ? ColorScheme.DARK : ColorScheme.LIGHT);
    BrowserContext context =
        browser.newContext(kept == null ? options : options.setStorageState(kept));
    opened.add(context);
    return context.newPage();
  }

  /**
   * A window of somebody who pasted a token, at a page that is drawn.
   *
   * @param hash id of the page, with what else is to stand in the address behind it
   * @param complaints is told what the page complains of
   */
  Page pasted(URI server, String token, String hash, boolean dark, Consumer<String> complaints) {
    Page page = window(dark, 1440, 900);
    page.setDefaultTimeout(Visits.PATIENCE);
    page.onPageError(complaints);
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error")) {
            complaints.accept(message.text());
          }
        });
    page.navigate(server + "/#page=" + hash);
    page.locator("#token").fill(token);
    page.locator("#paste button").click();
    String id = hash.replaceFirst("&.*", "");
    page.locator("[data-page='" + id + "'][data-ready='true']").waitFor();
    return page;
  }

  /** Keeps what a window shows. */
  static void keep(Page page, String name) {
    page.screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name + ".png")));
  }

  /** What keeps people from using the page: the rule, and where it is broken. */
  static List<String> barriers(Page page) {
    page.evaluate(axe());
    Object found =
        page.evaluate(
            """
            async (weights) => (await axe.run(document,
                {runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa']}))
              .violations.filter((it) => weights.includes(it.impact))
              .map((it) => `${it.id} (${it.impact}): `
                + it.nodes.map((n) => n.target.join(' ') + ' ' + n.failureSummary).join('; '))""",
            SERIOUS);
    return ((List<?>) found).stream().map(Objects::toString).toList();
  }

  private static String axe() {
    try (InputStream script = Chromium.class.getResourceAsStream("/axe.min.js")) {
      return new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Closes its windows. */
  @Override
  public void close() {
    opened.forEach(BrowserContext::close);
    opened.clear();
  }
}
