package io.ringfence.api.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * Looks whether figures of a part of a page can be asked what they are, and writes down which
 * could: each is marked, stands in a part with a key, and every key explains all of its part.
 */
final class Explained {
  /**
   * Texts that are nothing but a figure, with or without a unit, and cannot be asked what they are.
   * The facts that a proposal was made against are inputs themselves, each named in its row; what
   * stands in code is a name or a text as it came, a working is an explanation, and rows of the
   * grid open the drawer, where each figure says what it is.
   */
  private static final String UNEXPLAINED =
      """
      ([scope, amid]) => {
        const alone = /^[<>]?[\u2212-]?\\d[\\d\u202f]*(\\.\\d+)?(\\s?(%|\u00d7)|\\s[A-Z]{3,5})?$/;
        const within = new RegExp('(^|[\\\\s(:\u2192])[<>]?[\u2212-]?\\\\d[\\\\d\u202f]*(\\\\.\\\\d+)?'
          + '(\\\\s?(%|\u00d7)|\\\\s(ms|s|min|h|d|[A-Z]{3,5}))?(?=$|[\\\\s,;:)\u2192])');
        const other = 'time, label, button, option, textarea, svg, code, h2, h3, summary, .note, .age'
          + ', [aria-label=Facts], [data-figure], dl.figures, #grid' + (amid ? ', td.text' : '');
        const walker = document.createTreeWalker(document.querySelector(scope), NodeFilter.SHOW_TEXT);
        const found = [];
        while (walker.nextNode()) {
          const text = walker.currentNode.textContent.trim();
          const place = walker.currentNode.parentElement;
          const plain = text.replace(/\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d (UTC|local)/g, '');
          if ((amid ? within.test(plain) : alone.test(text))
              && !place.closest(other) && !place.closest('[data-explain]')) {
            found.push(`${text} in ${place.closest('[aria-label]')?.ariaLabel}`);
          }
        }
        return found;
      }""";

  private static final String WITHOUT_KEY =
      """
      (scope) => [...document.querySelectorAll(`${scope} [data-explain]`)]
        .filter((it) => !it.closest('[data-explained]')?.querySelector('[data-explains]'))
        .filter((it) => !it.closest('[data-figure], dl.figures'))
        .map((it) => it.dataset.explain)""";

  private static final String PARTS =
      """
      (scope) => [...new Set([...document.querySelectorAll(`${scope} [data-explained]`),
          ...document.querySelectorAll(`${scope}[data-explained]`)]
        .filter((it) => it.checkVisibility())
        .map((it) => it.dataset.explained))]""";

  /**
   * Presses the key of each part: which figures it holds, and what the dialog says of each, its
   * meaning, its values and its source.
   */
  private static final String SAID =
      """
      async (parts) => {
        const later = () => new Promise((resolve) => setTimeout(resolve, 5));
        const all = [];
        for (const part of parts) {
          const place = document.querySelector(`[data-explained="${CSS.escape(part)}"]`);
          const held = [...new Set([...place.querySelectorAll('[data-explain]')]
            .filter((it) => it.closest('[data-explained]') === place)
            .map((it) => it.dataset.explain))];
          place.querySelector('[data-explains]').click();
          const box = document.getElementById('explain');
          while (!box.querySelector('section, [role=alert]')) { await later(); }
          all.push({ part, held, said: [...box.querySelectorAll('section')].map((it) => ({
            of: it.dataset.of, means: it.querySelector('.means').innerText,
            values: [...it.querySelectorAll('tbody td b')].map((value) => value.innerText),
            source: it.querySelector('p.quiet').innerText })) });
          box.close();
          while (document.getElementById('explain')) { await later(); }
        }
        return all;
      }""";

  private final Set<String> seen = new TreeSet<>();

  /** Figures that were explained so far. */
  Set<String> seen() {
    return seen;
  }

  /** A part with figures. */
  void all(Page page, String scope) {
    assertThat(found(page, scope)).as(scope).isNotEmpty();
  }

  /** The same where no figure may stand amid other words either. */
  void allAmidWords(Page page, String scope) {
    assertThat(strings(page.evaluate(UNEXPLAINED, List.of(scope, true)))).as(scope).isEmpty();
    all(page, scope);
  }

  /** A part that may be empty: what is there is explained. */
  Set<String> found(Page page, String scope) {
    assertThat(strings(page.evaluate(UNEXPLAINED, List.of(scope, false)))).as(scope).isEmpty();
    assertThat(strings(page.evaluate(WITHOUT_KEY, scope)))
        .as(scope + ": figures that no key reaches")
        .isEmpty();
    Set<String> told = new TreeSet<>();
    List<String> parts = strings(page.evaluate(PARTS, scope));
    for (Object part : (List<?>) page.evaluate(SAID, parts)) {
      told.addAll(said((Map<?, ?>) part));
    }
    seen.addAll(told);
    return told;
  }

  /** What the key of a part explains: all that it holds. */
  private static List<String> said(Map<?, ?> part) {
    List<String> told = new ArrayList<>();
    for (Object one : (List<?>) Objects.requireNonNull(part.get("said"))) {
      Map<?, ?> it = (Map<?, ?>) one;
      String id = String.valueOf(it.get("of"));
      told.add(id);
      String where = part.get("part") + ": " + id;
      assertThat(String.valueOf(it.get("means")))
          .as(where)
          .isNotBlank()
          .doesNotContain("The glossary has no");
      assertThat(strings(Objects.requireNonNull(it.get("values"))))
          .as(where)
          .isNotEmpty()
          .noneMatch(String::isBlank);
      assertThat(String.valueOf(it.get("source"))).as(where).contains("Source: ");
    }
    assertThat(told)
        .as(String.valueOf(part.get("part")))
        .containsExactlyInAnyOrderElementsOf(strings(Objects.requireNonNull(part.get("held"))));
    return told;
  }

  private static List<String> strings(Object found) {
    return ((List<?>) found).stream().map(Objects::toString).toList();
  }
}
