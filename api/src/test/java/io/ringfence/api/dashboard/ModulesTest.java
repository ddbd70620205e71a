package io.ringfence.api.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.ringfence.api.OnApi;
import io.ringfence.api.RunningApi;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The page's modules on their own, in the browser they are written for. */
@OnApi
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ModulesTest {
  /** Positions as the API writes them, some without a mark. */
  private static final String POSITIONS =
      """
      const position = (i, more = {}) => ({ position: `v/a/I${i}/long`, venue: 'v', account: 'a',
        instrument: `I${i}`, side: 'long', desk: `d${i % 7}`, book: `b${i % 3}`, trader: 't',
        state: i % 50 ? 'NORMAL' : 'CRITICAL', markCondition: 'FRESH', markPrice: '1.5',
        markAt: '2025-10-10T20:00:00Z', tickSize: '0.1', settlementAsset: 'USDT',
        worth: { notional: '10', unrealisedPnl: '-0.1', equity: '9', maintenanceMargin: '1',
          initialMargin: '1', removableMargin: '0', stillToLose: '0.3', marginRatio: '0.1',
          liquidationPrice: '1.25', bankruptcyPrice: '1.2', distance: String(i / 100000) },
        terms: { isolatedMargin: '0.1', lifetimeCap: '1', leverage: '10', quantity: '1',
          entryPrice: '2', rulePack: 'p@1' }, plan: { stopPrice: null }, ...more });
      """;

  private final RunningApi api;
  private Chromium chromium;
  private Page page;

  ModulesTest(RunningApi api) {
    this.api = api;
  }

  @BeforeAll
  void open() {
    chromium = Chromium.start();
    page = chromium.window(false, 1440, 900);
    page.setDefaultTimeout(Visits.PATIENCE);
    page.navigate(api.url() + "/dashboard/icon.svg");
    page.navigate(api.url() + "/");
  }

  @AfterAll
  void close() {
    if (chromium != null) {
      chromium.close();
    }
  }

  private Object run(String body) {
    return page.evaluate("async () => {\n" + POSITIONS + body + "\n}");
  }

  @Test
  void sumsAreExactWhereABinaryFractionWouldNotBe() {
    assertThat(
            run(
                """
                const { sum } = await import('/dashboard/figures.js');
                return [sum(['0.1', '0.2']), sum(['-0.3', '0.1', '0.2']), sum([]),
                  sum(['1', null]), sum(Array(1000).fill('0.001')),
                  sum(['99999999999999999999.000000000000000001', '-0.000000000000000001']),
                  sum(['-5', '2.50'])];\
                """))
        .isEqualTo(
            Arrays.asList(
                "0.3",
                "0.0",
                "0",
                null,
                "1.000",
                "99999999999999999999.000000000000000000",
                "-2.50"));
  }

  /** Literal texts: what is expected is not worked out by the page itself. */
  @Test
  void aPriceHasTheDigitsOfItsInstrumentsStepWhereverItIsShown() {
    assertThat(
            run(
                """
                const { priced } = await import('/dashboard/precision.js');
                const known = new Map([position(1), position(2, { tickSize: '0.00001' })]
                  .map((it) => [it.position, it]));
                const show = (key, text) => priced(known, key)(text);
                return [show('v/a/I1/long', '57228.94736842'), show('v/b/I1/short', '57228.96'),
                  show('v/a/I2/long', '0.205'), show('v/a/I9/long', '1.123456789123'),
                  show('v/a/I9/long', '2.5'), show('v/a/I1/long', null)]
                  .map((it) => it.replaceAll('\\u202f', ' '));\
                """))
        .isEqualTo(List.of("57 228.9", "57 229.0", "0.20500", "1.12345679", "2.5", "unknown"));
  }

  @Test
  void theTimeUntilRulesHoldIsCountedFromTheInstantShown() {
    assertThat(
            run(
                """
                const { until } = await import('/dashboard/pages/rules.js');
                return ['2025-10-12T22:30:00Z', '2025-10-10T23:59:30Z', '2025-10-10T20:00:20Z',
                  '2025-10-10T20:00:00Z'].map((it) => until(it, '2025-10-10T20:00:00Z'));\
                """))
        .isEqualTo(List.of("in 2 d 2 h", "in 3 h 59 min", "in 1 min", "holds now"));
  }

  /** A page cut amid a line, as the server may cut it. */
  @Test
  void aHistoryThatComesInPagesIsDrawnInWholeLines() {
    assertThat(
            run(
                """
                const { whole } = await import('/dashboard/history.js');
                const line = (at) => ({ node: 'firm/a', settlementAsset: 'USDT',
                  points: [{ at, equity: '1' }] });
                const budget = (part) => ({ node: 'firm/a', metric: 'm', currency: 'USDT', part,
                  points: [{ at: '3', used: '1' }] });
                const pages = { '': { desks: [line('1')], budgets: [], next: 'x' },
                  x: { desks: [line('2')], budgets: [budget(null)], next: 'y' },
                  y: { desks: [], budgets: [budget(null), budget('side=long')], next: null } };
                const asked = [];
                const history = await whole((cursor) => {
                  asked.push(cursor ?? '');
                  return { from: 'f', asOf: 't', ...pages[cursor ?? ''] };
                });
                return [asked.join(), history.desks.length,
                  history.desks[0].points.map((it) => it.at).join(),
                  history.budgets.map((it) => `${it.part} ${it.points.length}`).join()];\
                """))
        .isEqualTo(List.of(",x,y", 1, "1,2", "null 2,side=long 1"));
  }

  @Test
  void groupsCountAndAddUpByAssetAndAnUnknownFigureMakesTheSumUnknown() {
    assertThat(
            run(
                """
                const { grouped, total } = await import('/dashboard/groups.js');
                const { columns } = await import('/dashboard/columns.js');
                const wallet = columns('basic', ['USDT']).find((it) => it.key === 'isolatedMargin');
                const lost = columns('basic', ['USDT']).find((it) => it.key === 'stillToLose');
                const all = [position(1), position(8), position(2, { worth: null }),
                  position(3, { settlementAsset: 'USDC' })];
                const lines = grouped(all, ['desk', 'instrument'], new Set());
                const closed = grouped(all, ['desk'], new Set(['group ["d1"]']));
                return [lines.map((it) => it.group?.name ?? it.key).join(),
                  closed.map((it) => it.group?.name ?? it.key).join(),
                  total(wallet, all.slice(0, 2)).exact, total(wallet, all.slice(0, 3)).exact,
                  total(lost, all.slice(0, 3)).text, total(lost, all.slice(0, 3)).exact,
                  total(wallet, all).text, total(wallet, all).exact];\
                """))
        .isEqualTo(
            List.of(
                "d1,I1,v/a/I1/long,I8,v/a/I8/long,d2,I2,v/a/I2/long,d3,I3,v/a/I3/long",
                "d1,d2,v/a/I2/long,d3,v/a/I3/long",
                "0.2 USDT",
                "0.3 USDT",
                "unknown",
                "unknown USDT (1 without a mark; the others 0.6)",
                "2 assets",
                "0.1 USDC; 0.3 USDT"));
  }

  @Test
  void aFilterFindsWordsFieldsAndWhatIsLeftOut() {
    assertThat(
            run(
                """
                const { filter, textOf } = await import('/dashboard/filter.js');
                const all = [position(1), position(50), position(21)];
                const found = (typed) => all.filter((it) => filter(typed)(it, textOf(it)))
                  .map((it) => it.instrument).join();
                return [found(''), found('i50'), found('state:critical'), found('-critical'),
                  found('desk:d0 -i50'), found('-state:critical i1'), found('state:'),
                  found('nofield:x'), found('(.*')].join('|');\
                """))
        .isEqualTo("I1,I50,I21|I50|I50|I1,I21|I21|I1|I1,I50,I21||");
  }

  @Test
  void levelsAreAFileThatNoSpreadsheetRunsAndWhatIsUnknownHasNoLine() {
    assertThat(
            run(
                """
                const { levels, cell } = await import('/dashboard/levels.js');
                return [levels([position(2, { worth: null, markPrice: null }),
                    position(1, { plan: { stopPrice: '1.75' } })], '2025-10-10T20:00:00Z'),
                  ['=1+1', '+x', '-x', '@x', '\\tx', '-1.5', 'a,b', 'a"b', null]
                    .map(cell).join('|')];\
                """))
        .isEqualTo(
            List.of(
                """
                as_of,venue,instrument,position,side,level,price\r
                2025-10-10T20:00:00Z,v,I1,v/a/I1/long,long,entry,2\r
                2025-10-10T20:00:00Z,v,I1,v/a/I1/long,long,liquidation,1.25\r
                2025-10-10T20:00:00Z,v,I1,v/a/I1/long,long,stop,1.75\r
                2025-10-10T20:00:00Z,v,I1,v/a/I1/long,long,bankruptcy,1.2\r
                2025-10-10T20:00:00Z,v,I1,v/a/I1/long,long,mark,1.5\r
                2025-10-10T20:00:00Z,v,I2,v/a/I2/long,long,entry,2\r
                """,
                "'=1+1|'+x|'-x|'@x|'\tx|-1.5|\"a,b\"|\"a\"\"b\"|"));
  }

  @Test
  void aSavedViewThatSomebodyChangedIsTakenForWhatIsAllowedInIt() {
    assertThat(
            run(
                """
                const { presets, save, forget } = await import('/dashboard/presets.js');
                const person = { name: 'kim' };
                localStorage.setItem('ringfence.presets.kim', JSON.stringify([
                  { name: 'x', filter: 7, group: '__proto__', then: 'desk', view: 'evil',
                    sort: '-distance', token: 'secret' }, { name: 5 }, null, 'text']));
                const changed = JSON.stringify(presets(person));
                localStorage.setItem('ringfence.presets.kim', '{not json');
                const broken = presets(person).length;
                save(person, { name: 'a', filter: 'btc', group: 'desk' });
                save(person, { name: 'a', filter: 'eth', group: 'desk' });
                const saved = presets(person).map((it) => it.name + it.filter).join();
                const others = presets({ name: 'lee' }).length;
                forget(person, 'a');
                return [changed, String(broken), saved, String(others),
                  String(localStorage.getItem('ringfence.presets.kim'))];\
                """))
        .isEqualTo(
            List.of(
                "[{\"name\":\"x\",\"filter\":\"\",\"group\":\"desk\",\"then\":\"\",\"view\":\"\","
                    + "\"sort\":\"-distance\"}]",
                "0",
                "aeth",
                "0",
                "null"));
  }

  /** How long it takes is printed, not judged: machines differ. */
  @Test
  void thousandsOfPositionsAreSortedGroupedAndScrolledWithAFewDozenRowsInThePage() {
    Object found =
        run(
            """
            const { Grid } = await import('/dashboard/grid.js');
            const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
            document.body.replaceChildren();
            const place = document.createElement('div');
            place.id = 'grid';
            place.style.height = '600px';
            document.body.append(place);
            const count = document.createElement('p');
            const grid = new Grid(place, count, () => {});
            const times = {};
            const timed = (name, work) => {
              const began = performance.now();
              work();
              times[name] = performance.now() - began;
            };
            for (let i = 0; i < 5000; i++) { grid.put(position(i)); }
            timed('arrange', () => grid.arrange());
            timed('sort', () => grid.choose({ sort: '-distance' }));
            timed('group', () => grid.choose({ group: 'desk', then: 'book' }));
            const groups = place.querySelectorAll('tr.group').length;
            timed('filter', () => grid.choose({ filter: 'state:critical' }));
            const critical = count.textContent;
            grid.choose({});
            const scrolls = [];
            for (let i = 1; i <= 40; i++) {
              const began = performance.now();
              place.scrollTop = i * 3500;
              await frame();
              scrolls.push(performance.now() - began);
            }
            times.scrollWorst = Math.max(...scrolls);
            timed('tick', () => { grid.put(position(7, { markPrice: '1.6' })); grid.arrange(); });
            return { rows: place.querySelectorAll('tr[data-key]').length,
              all: place.querySelector('table').getAttribute('aria-rowcount'), groups, critical,
              times: Object.entries(times).map(([k, v]) => `${k} ${v.toFixed(1)} ms`).join(', ') };\
            """);
    assertThat(found).isInstanceOf(Map.class);
    Map<?, ?> figures = (Map<?, ?>) found;
    System.out.println("5,000 positions in the grid: " + figures.get("times"));
    assertThat(figures.get("all")).isEqualTo("5001");
    assertThat(figures.get("critical")).isEqualTo("100 of 5000 positions, 100 need a look");
    assertThat((Integer) figures.get("rows")).isBetween(10, 60);
    assertThat((Integer) figures.get("groups")).isPositive();
  }
}
