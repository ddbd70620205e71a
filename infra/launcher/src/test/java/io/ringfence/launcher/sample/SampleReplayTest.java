package io.ringfence.launcher.sample;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.domain.exposure.AlertLevels;
import io.ringfence.domain.exposure.Effect;
import io.ringfence.domain.exposure.InstrumentBook;
import io.ringfence.domain.exposure.Outcome;
import io.ringfence.domain.margin.MarginExposure;
import io.ringfence.domain.margin.MarginRules;
import io.ringfence.domain.position.PositionEvent;
import io.ringfence.domain.position.PositionEvent.PositionVersion;
import io.ringfence.domain.position.StopCover;
import io.ringfence.domain.quantity.InstrumentId;
import io.ringfence.domain.quantity.PositionKey;
import io.ringfence.domain.quantity.PositionSide;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SampleReplayTest {
  private static final Instant AT = Instant.parse("2025-03-10T00:00:00Z");

  @TempDir Path folder;

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 7, 42, 2024})
  void everyGoodRowIsOneTheVenueWouldHaveTakenAndTheCrashLiquidates(long seed) throws IOException {
    WrittenSample sample = new WrittenSample(SampleRules.written(seed, 400, folder));
    List<PositionEvent> events = sample.events(sample.ownMarks());
    int liquidations = assertAllApplied(events);
    assertThat(liquidations).isGreaterThan(50);
  }

  @ParameterizedTest(name = "from {0}")
  @ValueSource(strings = {"2025-10-09T00:00:00Z", "2025-10-10T20:00:00Z", "2026-02-05T03:30:00Z"})
  void positionsEnteredNearRecordedMarksAreTakenToo(Instant at) throws IOException {
    List<Path> marks = RecordedData.marks();
    SampleRequest request = new SampleRequest(7, 400, at);
    Sample.writeRecorded(request, marks, SampleRules::find, folder);
    WrittenSample sample = new WrittenSample(folder);
    assertThat(folder.resolve("marks.csv.gz")).doesNotExist();
    Market market =
        RecordedMarket.read(
            marks, "binance", at, symbol -> request.lists(SampleRules::find, symbol));
    List<PositionEvent.MarkUpdate> updates =
        market.paths().entrySet().stream()
            .flatMap(
                path ->
                    path.getValue().marks().tailMap(at, true).entrySet().stream()
                        .map(
                            mark ->
                                new PositionEvent.MarkUpdate(
                                    new InstrumentId("binance", path.getKey()),
                                    mark.getKey(),
                                    mark.getValue())))
            .toList();
    assertThat(market.symbols()).hasSize(25);
    assertAllApplied(sample.events(updates));
  }

  /** s Q (P - E) of what is closed, in plain decimals, at the mark in force. */
  @Test
  void whatIsClosedOrReducedRealisesWhatItsSizeEntryAndMarkSay() throws IOException {
    WrittenSample sample = new WrittenSample(SampleRules.written(7, 2_000, folder));
    Map<InstrumentId, TreeMap<Instant, BigDecimal>> marks = new HashMap<>();
    sample
        .ownMarks()
        .forEach(
            mark ->
                marks
                    .computeIfAbsent(mark.instrument(), _ -> new TreeMap<>())
                    .put(mark.at(), mark.price()));
    Map<PositionKey, PositionVersion> last = new HashMap<>();
    int closes = 0;
    int reductions = 0;
    int losses = 0;
    for (CSVRecord row : sample.goodRows("positions.csv")) {
      PositionVersion version = WrittenSample.version(row);
      PositionVersion before = last.put(version.key(), version);
      BigDecimal realised = version.realisedPnl();
      if (realised != null) {
        BigDecimal mark =
            requireNonNull(marks.get(version.instrument())).floorEntry(version.at()).getValue();
        BigDecimal expected =
            unrealised(requireNonNull(before), mark).subtract(unrealised(version, mark));
        assertThat(realised).as("%s", row).isEqualByComparingTo(expected);
        assertThat(realised.scale()).as("%s", row).isLessThanOrEqualTo(8);
        closes += version.closes() ? 1 : 0;
        reductions += version.closes() ? 0 : 1;
        losses += realised.signum() < 0 ? 1 : 0;
      }
    }
    assertThat(closes).isGreaterThan(5);
    assertThat(reductions).isGreaterThan(5);
    assertThat(losses).isBetween(1, closes + reductions - 1);
  }

  private static BigDecimal unrealised(PositionVersion version, BigDecimal mark) {
    return mark.subtract(version.entryPrice())
        .multiply(version.quantity())
        .multiply(BigDecimal.valueOf(version.key().side().sign()));
  }

  @Test
  void leverageRespectsTheBracketAndNobodyStartsLiquidatable() throws IOException {
    WrittenSample sample = new WrittenSample(SampleRules.written(11, 1_000, folder));
    Map<InstrumentId, BigDecimal> marks = new HashMap<>();
    sample.ownMarks().stream()
        .filter(mark -> !mark.at().isAfter(AT))
        .forEach(mark -> marks.put(mark.instrument(), mark.price()));
    for (CSVRecord row : sample.goodRows("positions.csv")) {
      PositionVersion version = WrittenSample.version(row);
      if (!version.at().isAfter(AT)) {
        BigDecimal mark = requireNonNull(marks.get(version.instrument()));
        MarginRules rules = SampleRules.find(version.instrument()).orElseThrow();
        Terms terms = Terms.of(version);
        assertThat(rules.model().isLiquidatable(terms.position(), mark)).as("%s", row).isFalse();
        assertThat(version.leverage())
            .as("%s", row)
            .isLessThanOrEqualTo(
                rules.model().schedule().tierAt(terms.position().notional(mark)).maxLeverage());
        assertThat(version.isolatedMargin())
            .as("%s", row)
            .isGreaterThanOrEqualTo(
                terms
                    .position()
                    .notional(version.entryPrice())
                    .divide(version.leverage(), 2, RoundingMode.DOWN));
      }
    }
  }

  @Test
  void stopsLieOnTheLosingSide() throws IOException {
    WrittenSample sample = new WrittenSample(SampleRules.written(3, 400, folder));
    Map<InstrumentId, BigDecimal> marks = new HashMap<>();
    sample.ownMarks().stream()
        .filter(mark -> !mark.at().isAfter(AT))
        .forEach(mark -> marks.put(mark.instrument(), mark.price()));
    int effective = 0;
    for (CSVRecord row : sample.goodRows("positions.csv")) {
      PositionVersion version = WrittenSample.version(row);
      BigDecimal stop = version.facts().stopPrice();
      if (stop != null) {
        BigDecimal mark = requireNonNull(marks.get(version.instrument()));
        int sign = version.key().side() == PositionSide.LONG ? 1 : -1;
        assertThat(sign * mark.compareTo(stop)).as("%s", row).isPositive();
        MarginExposure exposure =
            MarginExposure.of(
                SampleRules.find(version.instrument()).orElseThrow(),
                Terms.of(version).position(),
                version.leverage(),
                mark);
        if (StopCover.isEffective(version.facts(), exposure)) {
          effective++;
        }
      }
    }
    assertThat(effective).isGreaterThan(100);
  }

  private static int assertAllApplied(List<PositionEvent> events) {
    Map<InstrumentId, InstrumentBook> books = new HashMap<>();
    int liquidations = 0;
    for (PositionEvent event : events) {
      InstrumentBook book =
          books.computeIfAbsent(
              event.instrument(),
              instrument ->
                  new InstrumentBook(
                      SampleRules.find(instrument).orElseThrow(), AlertLevels.DEFAULT));
      Outcome outcome = book.apply(event);
      assertThat(outcome).as("%s", event).isInstanceOf(Outcome.Applied.class);
      if (outcome instanceof Outcome.Applied applied) {
        assertThat(applied.effects())
            .as("%s", event)
            .noneMatch(
                effect ->
                    effect instanceof Effect.PositionChanged change && change.resultUnknown());
        liquidations +=
            (int) applied.effects().stream().filter(Effect.Liquidated.class::isInstance).count();
      }
    }
    return liquidations;
  }
}
