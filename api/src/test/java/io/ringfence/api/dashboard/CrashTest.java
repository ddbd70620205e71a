package io.ringfence.api.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.ringfence.api.CrashSteps;
import io.ringfence.api.OnApi;
import io.ringfence.api.RunningApi;
import io.ringfence.api.StoredCrash;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * A crash comes into the store mark by mark while somebody looks: what was recorded on 2025-10-10
 * where it lies beside the repository, else a made one. How late the page and the screen were is
 * written to {@code target/dashboard-latency.txt}; it is not judged here, for machines differ.
 * {@code -Dcrash.hours=48} plays more of the recorded marks, so that a p99 is not the longest.
 */
@OnApi
class CrashTest {
  private static final Path FIGURES = Path.of("target", "dashboard-latency.txt");
  private static final String MARK = "#grid tr[data-key='%s'] td:nth-child(4)";

  /** When which mark was there; milliseconds of the wall clock. */
  private record Seen(long at, String mark) {}

  private final RunningApi api;

  CrashTest(RunningApi api) {
    this.api = api;
  }

  @Test
  void everyMarkOfACrashComesOntoTheScreenAndTheLastStateIsTheServers() throws IOException {
    try (StoredCrash crash = StoredCrash.start(api);
        Chromium chromium = Chromium.start()) {
      Page page = chromium.window(true, 1440, 900);
      page.setDefaultTimeout(Visits.PATIENCE);
      List<String> complaints = new ArrayList<>();
      page.onPageError(complaints::add);
      watch(page, crash);
      crash.play();
      String last = crash.steps().shown(crash.steps().steps().getLast());
      Locator mark = page.locator(MARK.formatted(StoredCrash.WATCHED));
      page.waitForCondition(() -> mark.innerText().replace("\u202f", "").equals(last));
      Chromium.keep(page, "crash-dark");
      theScreenIs(page, crash);
      writeDown(crash, page);
      assertThat(complaints).isEmpty();
    }
  }

  /**
   * Logs in by pasting, and writes down when the page had which mark, and when a frame with it was
   * drawn.
   */
  private static void watch(Page page, StoredCrash crash) {
    page.navigate(crash.url() + "/");
    page.locator("#token").fill(crash.token());
    page.locator("#paste button").click();
    page.locator(MARK.formatted(StoredCrash.WATCHED)).waitFor();
    page.locator("#stream[data-state=live]").waitFor();
    page.evaluate(
        """
        ([selector, watched]) => {
          window.seen = [];
          window.told = [];
          const parse = JSON.parse;
          JSON.parse = (text) => {
            const it = parse(text);
            if (it?.position === watched) { window.told.push([Date.now(), it.markPrice]); }
            return it;
          };
          let last = null;
          const look = () => {
            const text = document.querySelector(selector)?.textContent.replace(/\\u202f/g, '');
            if (text && last !== text) {
              last = text;
              setTimeout(() => window.seen.push([Date.now(), text]));
            }
          };
          new MutationObserver(look).observe(document.getElementById('grid'),
            { subtree: true, childList: true, characterData: true });
        }""",
        List.of(MARK.formatted(StoredCrash.WATCHED), StoredCrash.WATCHED));
  }

  private static List<Seen> seen(Page page, String where) {
    List<Seen> seen = new ArrayList<>();
    for (Object one : (List<?>) page.evaluate("window." + where)) {
      List<?> pair = (List<?>) one;
      seen.add(new Seen(((Number) pair.get(0)).longValue(), String.valueOf(pair.get(1))));
    }
    return seen;
  }

  /** What is shown in the end is what the server answers. */
  private static void theScreenIs(Page page, StoredCrash crash) {
    JsonNode positions = crash.positions();
    assertThat(page.locator(Visits.ROWS).count()).isEqualTo(positions.size()).isPositive();
    int troubled = 0;
    for (JsonNode position : positions) {
      String key = position.at("/position").stringValue();
      Locator row = page.locator(Visits.ROWS + "[data-key='" + key + "']");
      String state = position.at("/state").stringValue();
      page.waitForCondition(() -> row.innerText().contains(state));
      troubled += List.of("CRITICAL", "BANKRUPT").contains(state) ? 1 : 0;
    }
    assertThat(troubled).as("a crash brings positions to their end").isPositive();
    assertThat(page.locator(".desk[data-node='firm/crash'] dl").innerText().replace("\u202f", ""))
        .contains(crash.lastCapital());
  }

  /**
   * How late each watched mark was, milliseconds from before it was written until it, or one after
   * it, was seen. Marks that look like the one before them cannot be seen to come.
   */
  private static List<Long> late(StoredCrash crash, List<Seen> seen) {
    List<CrashSteps.Step> steps = crash.steps().steps();
    List<Long> late = new ArrayList<>();
    int next = 0;
    for (Seen one : seen) {
      int found = next;
      while (found < steps.size() && !isOf(crash, steps.get(found), one)) {
        found++;
      }
      for (int i = next; found < steps.size() && i <= found; i++) {
        if (i > 0
            && !crash.steps().shown(steps.get(i)).equals(crash.steps().shown(steps.get(i - 1)))) {
          late.add(one.at() - crash.written().get(i));
        }
      }
      next = found < steps.size() ? found + 1 : next;
    }
    return late;
  }

  private static boolean isOf(StoredCrash crash, CrashSteps.Step step, Seen seen) {
    return new BigDecimal(crash.steps().shown(step)).compareTo(new BigDecimal(seen.mark())) == 0;
  }

  private static void writeDown(StoredCrash crash, Page page) throws IOException {
    String text =
        "%s%n%s%n"
            .formatted(
                said("mark -> screen, " + crash.steps().name(), late(crash, seen(page, "seen"))),
                said("  of it until the page had it", late(crash, seen(page, "told"))));
    System.out.print(text);
    Files.writeString(FIGURES, text);
  }

  private static String said(String what, List<Long> late) {
    assertThat(late).isNotEmpty();
    List<Long> sorted = late.stream().sorted().toList();
    return "%s, %s marks: p50 %s ms, p90 %s ms, p99 %s ms, longest %s ms"
        .formatted(
            what, late.size(), at(sorted, 50), at(sorted, 90), at(sorted, 99), sorted.getLast());
  }

  /** The figure that so many of a hundred do not exceed. */
  private static long at(List<Long> sorted, int percent) {
    return sorted.get(Math.ceilDiv(sorted.size() * percent, 100) - 1);
  }
}
