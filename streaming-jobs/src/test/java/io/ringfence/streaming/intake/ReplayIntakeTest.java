package io.ringfence.streaming.intake;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringfence.contracts.wire.InputEvent;
import io.ringfence.contracts.wire.InputKind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayIntakeTest {
  private static final String BAR = "1760000400000,binance,BTCUSDT,104,3600000,100,110,95";

  @TempDir Path folder;

  @Test
  void aBarIsOpenThenTheNearerExtremeThenTheOtherThenClose() {
    var replay = new Inputs(folder).with(InputKind.MARKS, Inputs.BARS, BAR).load();

    assertThat(marks(replay))
        .containsExactly(
            "2025-10-09T08:15:00Z 100",
            "2025-10-09T08:30:00Z 95",
            "2025-10-09T08:45:00Z 110",
            "2025-10-09T09:00:00Z 104");
  }

  @Test
  void atEqualDistanceTheLowComesFirstAndTheHighWhereItIsNearer() {
    var replay =
        new Inputs(folder)
            .with(
                InputKind.MARKS,
                Inputs.BARS,
                "1760000400000,binance,BTCUSDT,104,4,100,105,95",
                "1760000400010,binance,BTCUSDT,104,4,100,105,94")
            .load();

    assertThat(Inputs.events(replay))
        .extracting(event -> requireNonNull(event.mark()).price().intValue())
        .containsExactly(100, 95, 105, 104, 100, 105, 94, 104);
  }

  @Test
  void aRowIsCountedOnceHoweverManyMarksItGives() {
    var replay =
        new Inputs(folder)
            .with(InputKind.MARKS, Inputs.BARS, BAR)
            .from("2025-10-09T08:30:00Z", null)
            .load();

    assertThat(Inputs.events(replay))
        .extracting(event -> event.origin().countsRow())
        .containsExactly(true, false, false);
    assertThat(Inputs.counts(replay)).containsExactly("marks.csv 1 0");
  }

  @Test
  void onlyMarksAndFundingAreCutByTheWindowAndItsBoundsAreInside() {
    var replay =
        new Inputs(folder)
            .with(
                InputKind.MARKS,
                Inputs.MARKS,
                "2025-10-09T00:59:59Z,binance,BTCUSDT,1",
                "2025-10-09T01:00:00Z,binance,BTCUSDT,2",
                "2025-10-09T02:00:00Z,binance,BTCUSDT,3",
                "2025-10-09T02:00:00.000001Z,binance,BTCUSDT,4")
            .with(
                InputKind.FUNDING,
                Inputs.FUNDING,
                "2025-10-09T00:00:00Z,binance,BTCUSDT,0.0001",
                "2025-10-09T02:00:00Z,binance,BTCUSDT,0.0001")
            .with(
                InputKind.POSITIONS,
                Inputs.POSITIONS,
                "2025-10-08T00:00:00Z,1,binance,A,BTCUSDT,long,1,1,1,5,D,B,T",
                "2025-10-10T00:00:00Z,2,binance,A,BTCUSDT,long,0,1,1,5,D,B,T")
            .from("2025-10-09T01:00:00Z", "2025-10-09T02:00:00Z")
            .load();

    assertThat(Inputs.events(replay))
        .extracting(event -> event.kind().label() + " " + Instants.instant(event.atMicros()))
        .containsExactly(
            "positions 2025-10-08T00:00:00Z",
            "marks 2025-10-09T01:00:00Z",
            "funding 2025-10-09T02:00:00Z",
            "marks 2025-10-09T02:00:00Z",
            "positions 2025-10-10T00:00:00Z");
    assertThat(Inputs.counts(replay))
        .containsExactly("marks.csv 2 0", "funding.csv 1 0", "positions.csv 2 0");
    assertThat(replay.facts())
        .isEqualTo(
            new ReplayFacts(
                Inputs.at("2025-10-08T00:00:00Z"),
                Inputs.at("2025-10-10T00:00:00Z"),
                Inputs.at("2025-10-09T01:00:00Z"),
                5,
                List.of()));
  }

  @Test
  void atEqualTimesRulesComeBeforePositionsAndMarksComeLast() {
    String at = "2025-10-09T00:00:00Z,";
    var replay =
        new Inputs(folder)
            .with(
                InputKind.MARKS,
                Inputs.MARKS,
                at + "binance,ETHUSDT,1",
                at + "other,BTCUSDT,1",
                at + "binance,BTCUSDT,1")
            .with(InputKind.FUNDING, Inputs.FUNDING, at + "binance,BTCUSDT,0.1")
            .with(
                InputKind.WALLET_EVENTS,
                Inputs.WALLET_EVENTS,
                at + "1,binance,A,BTCUSDT,long,add,1")
            .with(
                InputKind.POSITIONS,
                Inputs.POSITIONS,
                at + "7,binance,A,BTCUSDT,short,1,1,1,5,D,B,T",
                at + "6,binance,A,BTCUSDT,short,1,1,1,5,D,B,T",
                at + "9,binance,A,BTCUSDT,long,1,1,1,5,D,B,T")
            .with(InputKind.ACCOUNTS, Inputs.ACCOUNTS, at + "binance,A,USDT,1")
            .with(InputKind.CAPITAL, Inputs.CAPITAL, "firm,1,USDT,")
            .with(InputKind.BUDGETS, Inputs.BUDGETS, "firm,leverage,5,10,,,,,,")
            .load();

    assertThat(Inputs.events(replay))
        .extracting(ReplayIntakeTest::label)
        .containsExactly(
            "budgets",
            "capital",
            "accounts",
            "positions 9",
            "positions 6",
            "positions 7",
            "wallet-events 1",
            "funding",
            "marks binance BTCUSDT",
            "marks binance ETHUSDT",
            "marks other BTCUSDT");
  }

  private static String label(InputEvent event) {
    String label = event.kind().label();
    return switch (event.kind()) {
      case POSITIONS -> label + " " + requireNonNull(event.position()).sequence();
      case WALLET_EVENTS -> label + " " + requireNonNull(event.walletEvent()).sequence();
      case MARKS ->
          label
              + " "
              + requireNonNull(event.mark()).venue()
              + " "
              + requireNonNull(event.mark()).instrument();
      case RULE_PACKS,
          RATES,
          BUDGETS,
          CAPITAL,
          ACCOUNTS,
          INSURANCE_FUND,
          ORDER_BOOK,
          ADL_RANKS,
          ACKNOWLEDGEMENTS,
          STOPS,
          VENUE_FILLS,
          FUNDING ->
          label;
    };
  }

  @Test
  void rowsWithinTheAllowedLatenessArePutIntoOrder() {
    var replay =
        new Inputs(folder)
            .with(
                InputKind.MARKS,
                Inputs.MARKS,
                "2025-10-09T00:10:00Z,binance,BTCUSDT,3",
                "2025-10-09T00:05:00Z,binance,BTCUSDT,1",
                "2025-10-09T00:07:00Z,binance,BTCUSDT,2",
                "2025-10-09T00:00:00Z,binance,ETHUSDT,9")
            .load();

    assertThat(Inputs.rejects(replay)).isEmpty();
    assertThat(Inputs.events(replay))
        .extracting(event -> requireNonNull(event.mark()).price().intValue())
        .containsExactly(9, 1, 2, 3);
  }

  @Test
  void latenessIsJudgedForEachFileAndKeyOfItsOwn() {
    var replay =
        new Inputs(folder)
            .withFile(
                InputKind.MARKS, "a.csv", Inputs.MARKS, "2025-10-09T05:00:00Z,binance,BTCUSDT,1")
            .withFile(
                InputKind.MARKS, "b.csv", Inputs.MARKS, "2025-10-09T01:00:00Z,binance,BTCUSDT,2")
            .load();

    assertThat(Inputs.rejects(replay)).isEmpty();
    assertThat(Inputs.events(replay)).hasSize(2);
  }

  @Test
  void aRepeatedMarkIsADuplicateEvenWhenItComesLate() {
    var replay =
        new Inputs(folder)
            .with(
                InputKind.MARKS,
                Inputs.MARKS,
                "2025-10-09T00:00:00Z,binance,BTCUSDT,1.50",
                "2025-10-09T00:00:00Z,binance,BTCUSDT,1.5",
                "2025-10-09T09:00:00Z,binance,BTCUSDT,2",
                "2025-10-09T00:00:00Z,binance,BTCUSDT,1.5",
                "2025-10-09T00:00:00Z,binance,BTCUSDT,1.6")
            .load();

    assertThat(Inputs.counts(replay)).containsExactly("marks.csv 5 2");
    assertThat(Inputs.rejects(replay)).containsExactly("marks.csv:6 LATE");
    assertThat(Inputs.events(replay)).hasSize(2);
  }

  @Test
  void aSecondBarForTheSameTimeIsAConflictAndTheFirstStays() {
    var replay =
        new Inputs(folder)
            .with(
                InputKind.MARKS,
                Inputs.BARS,
                BAR,
                "1760000400000,binance,BTCUSDT,104,1800000,100,110,95")
            .load();

    assertThat(Inputs.rejects(replay)).containsExactly("marks.csv:3 SEQUENCE_CONFLICT");
    assertThat(Inputs.rejectRows(replay).getFirst().original())
        .isEqualTo("1760000400000,binance,BTCUSDT,104,1800000,100,110,95");
    assertThat(marks(replay)).hasSize(4).startsWith("2025-10-09T08:15:00Z 100");
  }

  @Test
  void barsOfDifferentLengthsOverlapInTheOrderOfTheirMarks() {
    var replay =
        new Inputs(folder)
            .with(
                InputKind.MARKS,
                Inputs.BARS,
                "1760000340000,binance,BTCUSDT,1,,,,",
                BAR,
                "1760000460000,binance,BTCUSDT,2,,,,")
            .load();

    assertThat(Inputs.events(replay)).isSortedAccordingTo(ReplayOrder.COMPARATOR).hasSize(6);
    assertThat(marks(replay)).element(3).isEqualTo("2025-10-09T08:59:00Z 1");
  }

  @Test
  void aFileOfLastPricesIsRefusedUntilTheCallerWantsThem() {
    String header = "ts_ms,venue,instrument,mark_price,last_price";
    String row = "1760000400000,binance,BTCUSDT,,7";

    assertThatThrownBy(() -> new Inputs(folder).with(InputKind.MARKS, header, row).load())
        .isInstanceOf(InputFileException.class)
        .hasMessageContaining("marks.csv: holds last prices and no mark price")
        .hasMessageContaining("--use-last-as-mark");
    var replay = new Inputs(folder).with(InputKind.MARKS, header, row).withLastAsMark().load();
    assertThat(marks(replay)).containsExactly("2025-10-09T09:00:00Z 7");
  }

  @Test
  void aMissingColumnNamesTheFileTheColumnAndWhatIsThere() {
    assertThatThrownBy(
            () -> new Inputs(folder).with(InputKind.FUNDING, "ts,venue,rate", "x,y,z").load())
        .isInstanceOf(InputFileException.class)
        .hasMessage(
            "funding.csv: a funding file must have the column instrument,"
                + " its header is ts,venue,rate");
  }

  @Test
  void columnsNobodyReadsAreRemarkedOnce() {
    var replay =
        new Inputs(folder)
            .with(
                InputKind.MARKS,
                Inputs.MARKS + ",mood,last_price",
                "2025-10-09T00:00:00Z,binance,BTCUSDT,1,good,2")
            .load();

    assertThat(replay.warnings()).containsExactly("marks.csv: ignores the columns mood");
  }

  @Test
  void nothingInTheWindowIsSaid() {
    assertThatThrownBy(
            () ->
                new Inputs(folder)
                    .with(InputKind.MARKS, Inputs.BARS, BAR)
                    .from("2026-01-01T00:00:00Z", null)
                    .load())
        .isInstanceOf(InputFileException.class)
        .hasMessageStartingWith("nothing to replay");
  }

  @Test
  void aMissingFileIsNamed() {
    var spec =
        new IntakeSpec(
            List.of(InputFile.of(InputKind.MARKS, folder.resolve("none.csv"))),
            ReplayWindow.ALL,
            MarkBasis.MARK,
            Duration.ZERO);

    assertThatThrownBy(() -> ReplayIntake.load(spec, Inputs.KNOWN))
        .isInstanceOf(InputFileException.class)
        .hasMessageContaining("none.csv: cannot be read, NoSuchFileException");
  }

  @Test
  void everyReadingGivesTheSame() {
    var inputs =
        new Inputs(folder)
            .with(InputKind.MARKS, Inputs.BARS, BAR)
            .with(InputKind.BUDGETS, Inputs.BUDGETS, "firm,leverage,5,10,,,,,,");

    assertThat(Inputs.events(inputs.load())).isEqualTo(Inputs.events(inputs.load()));
  }

  private static List<String> marks(LoadedReplay replay) {
    return Inputs.events(replay).stream()
        .map(
            event ->
                Instants.instant(event.atMicros())
                    + " "
                    + requireNonNull(event.mark()).price().toPlainString())
        .toList();
  }

  @Test
  void aBudgetComesWhenItWasGivenAndOneWithoutATimeBeforeEverything() {
    var replay =
        new Inputs(folder)
            .with(
                InputKind.BUDGETS,
                "ts,node,metric,soft,hard,currency,scope",
                "2025-10-09T02:00:00Z,firm,leverage,3,4,,",
                ",firm,leverage,5,6,,trader=ann",
                "2025-10-08T00:00:00Z,firm/D,leverage,5,6,,trader=ann")
            .with(
                InputKind.MARKS,
                Inputs.MARKS,
                "2025-10-09T01:00:00Z,binance,BTCUSDT,1",
                "2025-10-09T03:00:00Z,binance,BTCUSDT,1")
            .load();

    assertThat(Inputs.rejects(replay)).isEmpty();
    assertThat(Inputs.events(replay))
        .filteredOn(event -> event.kind() == InputKind.BUDGETS)
        .extracting(event -> Instants.instant(event.atMicros()).toString())
        .containsExactly("2025-10-09T01:00:00Z", "2025-10-09T01:00:00Z", "2025-10-09T02:00:00Z");
    assertThat(replay.facts().firstMicros()).isEqualTo(Inputs.at("2025-10-09T01:00:00Z"));
    assertThat(replay.facts().scopes()).containsExactly("firm//trader=ann", "firm/D//trader=ann");
  }
}
