package io.ringfence.api.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.ringfence.api.OnApi;
import io.ringfence.api.RunningApi;
import io.ringfence.api.StoredCrowd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * Five thousand positions in front of somebody, of a real server and its stream, while all of their
 * marks move: how long frames took is written to {@code target/dashboard-crowd.txt}. How long one
 * may take is judged with much to spare, for machines differ. With {@code -Dcrowd.arrow=FILE}, the
 * script of the Arrow project for browsers, the same rows are read as Arrow, too.
 */
@OnApi
class CrowdTest {
  private static final Path FIGURES = Path.of("target", "dashboard-crowd.txt");
  private static final int STEPS = 20;
  private static final int PAUSE_MILLIS = 400;

  /** Milliseconds; what a person calls frozen, and four times what a quiet machine needs. */
  private static final double LONGEST_FRAME = 2_000;

  private final RunningApi api;
  private final List<String> figures = new ArrayList<>();

  CrowdTest(RunningApi api) {
    this.api = api;
  }

  private interface Phase {
    void run();
  }

  @Test
  void thousandsOfRowsTickAreSortedFilteredAndScrolledWithoutAFreeze() throws IOException {
    try (StoredCrowd crowd = StoredCrowd.start(api);
        Chromium chromium = Chromium.start()) {
      Page page = chromium.window(true, 1440, 900);
      page.setDefaultTimeout(Visits.PATIENCE);
      List<String> complaints = new ArrayList<>();
      page.onPageError(complaints::add);
      page.navigate(crowd.url() + "/");
      page.locator("#token").fill(crowd.token());
      measure(page);
      page.locator("#paste button").click();
      awaitCount(page, "5000 of 5000 positions");
      page.locator("#stream[data-state=live]").waitFor();
      written(page, "first load");

      phase(page, "ticks", () -> ticks(page, crowd));
      phase(page, "ticks and sorting", () -> sorting(page, crowd));
      phase(page, "ticks and filtering", () -> filtering(page, crowd));
      phase(page, "ticks and scrolling", () -> scrolling(page, crowd));
      phase(page, "ticks under headings of two levels", () -> grouping(page, crowd));
      theLastMarkIsShown(page, crowd);
      Chromium.keep(page, "crowd-dark");
      aLinkShowsTheTableAsItWasAndAsItWasKnown(page, crowd);
      assertThat(complaints).isEmpty();
      formats(page);
    } finally {
      Files.writeString(FIGURES, String.join("\n", figures) + "\n");
      figures.forEach(System.out::println);
    }
  }

  /** Gaps between frames, and tasks longer than 50 ms, since the last look. */
  private static void measure(Page page) {
    page.evaluate(
        """
        () => {
          window.gaps = [];
          window.tasks = [];
          let last = performance.now();
          const step = () => {
            const now = performance.now();
            window.gaps.push(now - last);
            last = now;
            requestAnimationFrame(step);
          };
          requestAnimationFrame(step);
          new PerformanceObserver((all) => all.getEntries()
            .forEach((it) => window.tasks.push(it.duration))).observe({ entryTypes: ['longtask'] });
        }""");
  }

  private void phase(Page page, String name, Phase phase) {
    page.evaluate("() => { window.gaps = []; window.tasks = []; }");
    phase.run();
    assertThat(written(page, name)).as(name).isLessThan(LONGEST_FRAME);
  }

  /** Writes down what a phase was like; its longest frame. */
  private double written(Page page, String name) {
    Map<?, ?> it =
        (Map<?, ?>)
            page.evaluate(
                """
                () => {
                  const sorted = [...window.gaps].sort((a, b) => a - b);
                  const at = (part) => Math.round(sorted[Math.ceil(sorted.length * part) - 1]);
                  return { frames: sorted.length, p50: at(0.5), p99: at(0.99), longest: at(1),
                    tasks: window.tasks.length, task: Math.round(Math.max(0, ...window.tasks)) };
                }""");
    figures.add(
        "%s: %s frames, p50 %s ms, p99 %s ms, longest %s ms; %s tasks above 50 ms, longest %s ms"
            .formatted(
                name,
                it.get("frames"),
                it.get("p50"),
                it.get("p99"),
                it.get("longest"),
                it.get("tasks"),
                it.get("task")));
    return ((Number) Objects.requireNonNull(it.get("longest"))).doubleValue();
  }

  private static void awaitCount(Page page, String text) {
    page.waitForFunction(
        "(text) => document.getElementById('count')?.textContent.startsWith(text)", text);
  }

  private static void ticks(Page page, StoredCrowd crowd) {
    for (int i = 0; i < STEPS; i++) {
      crowd.step();
      page.waitForTimeout(PAUSE_MILLIS);
    }
  }

  private static void sorting(Page page, StoredCrowd crowd) {
    for (String column : List.of("isolatedMargin", "stillToLose", "distance", "isolatedMargin")) {
      crowd.step();
      page.locator("#grid th[data-column=" + column + "] button").click();
      page.waitForTimeout(PAUSE_MILLIS);
    }
    assertThat(top(page)).as("the smallest wallet").isEqualTo("binance/c0/BTCUSDT/long");
    page.locator("#grid th[data-column=isolatedMargin] button").click();
    page.waitForFunction(
        "() => document.querySelector('#grid th[data-column=isolatedMargin]').ariaSort"
            + " === 'descending'");
    assertThat(top(page)).as("the largest wallet").isEqualTo("binance/c999/ADAUSDT/long");
  }

  private static Object top(Page page) {
    return page.evaluate("document.querySelector('#grid tr[data-key]').dataset.key");
  }

  private static void filtering(Page page, StoredCrowd crowd) {
    for (String words : List.of("btc", "btc d7", "ada", "c99", "desk:d7")) {
      crowd.step();
      page.locator("#filter").fill("");
      page.locator("#filter").pressSequentially(words);
      page.waitForTimeout(PAUSE_MILLIS);
    }
    awaitCount(page, "250 of 5000");
    page.locator("#filter").fill("");
    awaitCount(page, "5000 of 5000");
  }

  private static void scrolling(Page page, StoredCrowd crowd) {
    for (int i = 0; i < 10; i++) {
      if (i % 3 == 0) {
        crowd.step();
      }
      page.locator("#grid").evaluate("(it, to) => { it.scrollTop = to; }", i * 15_000);
      page.waitForTimeout(PAUSE_MILLIS / 2.0);
    }
    page.locator("#grid").evaluate("(it) => { it.scrollTop = 0; }");
  }

  private static void grouping(Page page, StoredCrowd crowd) {
    page.evaluate(
        """
        () => {
          const select = document.getElementById('group');
          select.value = 'desk';
          select.dispatchEvent(new Event('change', { bubbles: true }));
          const then = document.getElementById('then');
          then.value = 'instrument';
          then.dispatchEvent(new Event('change', { bubbles: true }));
        }""");
    page.locator("#grid tr.group").first().waitFor();
    for (int i = 0; i < 8; i++) {
      crowd.step();
      page.waitForTimeout(PAUSE_MILLIS);
    }
    page.evaluate(
        """
        () => {
          const select = document.getElementById('group');
          select.value = '';
          select.dispatchEvent(new Event('change', { bubbles: true }));
        }""");
  }

  private static void theLastMarkIsShown(Page page, StoredCrowd crowd) {
    page.locator("#filter").fill("btc");
    Locator mark = page.locator("#grid tr[data-key] td:nth-child(4)").first();
    String last = crowd.lastMark();
    page.waitForCondition(() -> mark.innerText().replace("\u202f", "").startsWith(last));
  }

  /**
   * The live table of a moment of the past: five thousand rows, and what was known of them then.
   */
  private static void aLinkShowsTheTableAsItWasAndAsItWasKnown(Page page, StoredCrowd crowd) {
    crowd.learnLate();
    String early = "page=watch&filter=ltc&sort=isolatedMargin&asOf=" + StoredCrowd.EARLY;
    Locator mark = page.locator("#grid tr[data-key] td:nth-child(4)").first();
    for (Map.Entry<String, String> it :
        Map.of("2025-10-10T20:30:00Z", "99.", "2025-10-10T22:00:00Z", "101.25").entrySet()) {
      page.evaluate("(hash) => { location.hash = hash; }", early + "&asKnown=" + it.getKey());
      page.locator("#stream[data-state=past]").waitFor();
      page.waitForCondition(() -> mark.count() > 0 && mark.innerText().startsWith(it.getValue()));
      awaitCount(page, "1000 of 5000 positions");
      assertThat(page.locator("#as-of").innerText()).startsWith("2025-10-10 20:00:05");
      assertThat(page.locator("#banner").innerText()).contains("as known at", "not live");
      assertThat(top(page)).isEqualTo("binance/c0/LTCUSDT/long");
    }
    Chromium.keep(page, "crowd-as-known-dark");
  }

  /** What the rows of a moment cost as JSON, and as Arrow where there is a script that reads it. */
  private void formats(Page page) throws IOException {
    String script = System.getProperty("crowd.arrow", "");
    if (!script.isEmpty()) {
      page.evaluate(Files.readString(Path.of(script)) + "; window.Arrow = Arrow;");
    }
    Object said =
        page.evaluate(
            """
            async () => {
              const login = await import('/dashboard/login.js');
              const get = (accept) => fetch('/v1/positions?limit=5000&sort=position', {
                headers: { Authorization: `Bearer ${login.token()}`, Accept: accept } });
              const timed = async (name, accept, read) => {
                const took = [];
                const body = await (await get(accept)).arrayBuffer();
                let rows;
                for (let i = 0; i < 9; i += 1) {
                  const begun = performance.now();
                  rows = read(body);
                  took.push(performance.now() - begun);
                }
                took.sort((a, b) => a - b);
                return `${name}: ${body.byteLength} bytes, ${rows} rows, `
                  + `${took[4].toFixed(1)} ms (median of 9) until they are objects`;
              };
              const text = new TextDecoder();
              const all = [await timed('JSON', 'application/json',
                (body) => JSON.parse(text.decode(body)).positions.length)];
              const arrow = 'application/vnd.apache.arrow.stream';
              if (window.Arrow) {
                all.push(await timed('Arrow', arrow, (body) => {
                  const table = window.Arrow.tableFromIPC(new Uint8Array(body));
                  const rows = Array.from({ length: table.numRows }, () => ({}));
                  table.schema.fields.forEach((field, at) => {
                    const path = field.name.split('.');
                    const last = path.pop();
                    const column = table.getChildAt(at);
                    rows.forEach((row, i) => {
                      let place = row;
                      path.forEach((name) => { place = (place[name] ??= {}); });
                      place[last] = column.get(i);
                    });
                  });
                  return rows.length;
                }));
              } else {
                all.push(`Arrow: ${(await (await get(arrow)).arrayBuffer()).byteLength} bytes`);
              }
              return all.join('\\n');
            }""");
    figures.add(String.valueOf(said));
    assertThat(String.valueOf(said)).contains("5000 rows");
  }
}
