package io.ringfence.streaming.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.contracts.wire.InputKind;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One table: what is wrong with a row, and the code it is refused with. */
class RejectedRowsTest {
  private static final String ANCHOR = "2025-10-09T00:00:00Z,binance,BTCUSDT,100";

  @TempDir Path folder;

  @ParameterizedTest(name = "{1}: {0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2025-10-09T00:00:00Z,binance,BTCUSDT,NaN       | NOT_A_NUMBER
          2025-10-09T00:00:00Z,binance,BTCUSDT,Infinity  | NOT_A_NUMBER
          2025-10-09T00:00:00Z,binance,BTCUSDT,1e        | NOT_A_NUMBER
          2025-10-09T00:00:00Z,binance,BTCUSDT,1e16      | OUT_OF_RANGE
          2025-10-09T00:00:00Z,binance,BTCUSDT,1e-13     | TOO_PRECISE
          2025-10-09T00:00:00Z,binance,BTCUSDT,1e1000    | NOT_A_NUMBER
          2025-10-09T00:00:00Z,binance,BTCUSDT,+1        | NOT_A_NUMBER
          2025-10-09T00:00:00Z,binance,BTCUSDT,.5        | NOT_A_NUMBER
          2025-10-09T00:00:00Z,binance,BTCUSDT,0         | NON_POSITIVE_PRICE
          2025-10-09T00:00:00Z,binance,BTCUSDT,-1        | NON_POSITIVE_PRICE
          2025-10-09T00:00:00Z,binance,BTCUSDT,0.0000000000001 | TOO_PRECISE
          2025-10-09T00:00:00Z,binance,BTCUSDT,1234567890123456 | OUT_OF_RANGE
          2025-10-09T00:00:00Z,binance,BTCUSDT,          | EMPTY_FIELD
          2025-10-09T00:00:00Z,,BTCUSDT,100              | EMPTY_FIELD
          2025-10-09T00:00:00Z,binance,DOGEUSDT,100      | UNKNOWN_INSTRUMENT
          2025-10-09T00:00:00Z,nowhere,BTCUSDT,100       | UNKNOWN_VENUE
          2025-10-09T00:00:00,binance,BTCUSDT,100        | NOT_A_TIME
          2025-02-30T00:00:00Z,binance,BTCUSDT,100       | NOT_A_TIME
          1969-12-31T23:59:59Z,binance,BTCUSDT,100       | OUT_OF_RANGE
          2025-10-09T00:00:00.0000001Z,binance,BTCUSDT,100 | TOO_PRECISE
          2025-10-08T23:54:59Z,binance,BTCUSDT,100       | LATE
          2025-10-09T00:00:00Z,binance,BTCUSDT,101       | SEQUENCE_CONFLICT
          2025-10-09T00:00:00Z,binance,BTCUSDT           | MISSING_COLUMN
          2025-10-09T00:00:00Z,binance,BTCUSDT,100,5     | MALFORMED_ROW
          """)
  void aBrokenMarkIsRefusedWith(String row, String code) {
    assertThat(refused(InputKind.MARKS, Inputs.MARKS, ANCHOR, row))
        .containsExactly("marks.csv:3 " + code);
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({"8.4e-7, 0.00000084", "-3.5E-7, -0.00000035", "1.5e2, 150", "-0.0001, -0.0001"})
  void aNumberWithAnExponentIsTheNumberItSays(String text, BigDecimal figure) {
    assertThat(Figures.isNumber(text)).isTrue();
    assertThat(Figures.of(text)).isEqualTo(figure);
  }

  @ParameterizedTest(name = "{1}: {0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1760000000000,binance,BTCUSDT,100,3600000,99,98,97   | BAR_INCONSISTENT
          1760000000000,binance,BTCUSDT,100,3600000,99,101,99.5 | BAR_INCONSISTENT
          1760000000000,binance,BTCUSDT,100,,99,101,98         | EMPTY_FIELD
          1760000000000,binance,BTCUSDT,100,3600000,,101,98    | EMPTY_FIELD
          1760000000000,binance,BTCUSDT,100,0,99,101,98        | OUT_OF_RANGE
          1760000000000,binance,BTCUSDT,100,3600000,99,NaN,98  | NOT_A_NUMBER
          1760000000000,binance,BTCUSDT,100,3600000,99,101,-98 | NON_POSITIVE_PRICE
          1760000000.5,binance,BTCUSDT,100,3600000,99,101,98   | NOT_A_TIME
          -1,binance,BTCUSDT,100,3600000,99,101,98             | OUT_OF_RANGE
          """)
  void aBrokenBarIsRefusedWith(String row, String code) {
    assertThat(refused(InputKind.MARKS, Inputs.BARS, "1760000000000,binance,ETHUSDT,1,,,,", row))
        .containsExactly("marks.csv:3 " + code);
  }

  @ParameterizedTest(name = "{1}: {0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          x,binance,A,BTCUSDT,long,1,1,1,5,D,B,T   | NOT_A_NUMBER
          1.0,binance,A,BTCUSDT,long,1,1,1,5,D,B,T | NOT_A_NUMBER
          -1,binance,A,BTCUSDT,long,1,1,1,5,D,B,T  | OUT_OF_RANGE
          1,binance,A,BTCUSDT,LONG,1,1,1,5,D,B,T   | NOT_ALLOWED_VALUE
          1,binance,A/1,BTCUSDT,long,1,1,1,5,D,B,T | NOT_ALLOWED_VALUE
          1,binance,A,BTCUSDT,long,-1,1,1,5,D,B,T  | NEGATIVE_QUANTITY
          1,binance,A,BTCUSDT,long,1,0,1,5,D,B,T   | NON_POSITIVE_PRICE
          1,binance,A,BTCUSDT,long,1,1,-1,5,D,B,T  | NEGATIVE_MARGIN
          1,binance,A,BTCUSDT,long,1,1,1,0,D,B,T   | NON_POSITIVE_AMOUNT
          1,binance,A,BTCUSDT,long,1,1,1,5,D/X,B,T | BAD_NODE
          1,binance,A,BTCUSDT,long,1,1,1,5,D,B/,T  | BAD_NODE
          1,binance,A,BTCUSDT,long,1,1,1,5, ,B,T   | EMPTY_FIELD
          1,binance,A,DOGEUSDT,long,1,1,1,5,D,B,T  | UNKNOWN_INSTRUMENT
          1,nowhere,A,BTCUSDT,long,1,1,1,5,D,B,T   | UNKNOWN_VENUE
          """)
  void aBrokenPositionIsRefusedWith(String row, String code) {
    assertThat(
            refused(
                InputKind.POSITIONS,
                Inputs.POSITIONS,
                "2025-10-09T00:00:00Z,1,binance,A,ETHUSDT,long,1,1,1,5,D,B,T",
                "2025-10-09T00:00:00Z," + row))
        .containsExactly("positions.csv:3 " + code);
  }

  @ParameterizedTest(name = "{1}: {0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          firm/a//c,period_loss,1,2,USDT,,,,,   | BAD_NODE
          desk,period_loss,1,2,USDT,,,,,         | BAD_NODE
          firm,volatility,1,2,USDT,,,,,          | UNKNOWN_METRIC
          firm,period_loss,3,2,USDT,,,,,         | OUT_OF_RANGE
          firm,period_loss,-1,2,USDT,,,,,        | OUT_OF_RANGE
          firm,period_loss,1,2,,,,,,             | EMPTY_FIELD
          firm,period_loss,1,2,USDT,1.5,,,,      | OUT_OF_RANGE
          firm,period_loss,1,2,USDT,,2.5,,,      | OUT_OF_RANGE
          firm,period_loss,1,2,USDT,,,1.5,,      | NOT_A_NUMBER
          firm,period_loss,1,2,USDT,,,,2025-10-09T00:00:00Z,2025-10-09T00:00:00Z | OUT_OF_RANGE
          firm,leverage,3,4,,,,,,                | SEQUENCE_CONFLICT
          """)
  void aBrokenBudgetIsRefusedWith(String row, String code) {
    var replay =
        new Inputs(folder)
            .with(InputKind.BUDGETS, Inputs.BUDGETS, "firm,leverage,5,10,,,,,,", row)
            .with(InputKind.MARKS, Inputs.MARKS, ANCHOR)
            .load();

    assertThat(Inputs.rejects(replay)).containsExactly("budgets.csv:3 " + code);
  }

  @ParameterizedTest(name = "{1}: {0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2025-10-09,,,,,,,,,,,                                   | NOT_A_TIME
          ,exception,,,,,,,,,,                                    | NOT_ALLOWED_VALUE
          ,,,mood=good,,,,,,,,                                    | NOT_ALLOWED_VALUE
          ,,,trader=,,,,,,,,                                      | NOT_ALLOWED_VALUE
          ,,,,fraction,,,,,,,                                     | NOT_ALLOWED_VALUE
          ,,,,capital,,,,,,,                                      | NOT_ALLOWED_VALUE
          ,,,,,wild,,,,,,                                         | NOT_ALLOWED_VALUE
          ,,,,,,panic,,,,,                                        | NOT_ALLOWED_VALUE
          ,,,,,,notify+,,,,,                                      | NOT_ALLOWED_VALUE
          ,override,2025-10-10T00:00:00Z,,,,,,ann,,,              | EMPTY_FIELD
          ,override,2025-10-10T00:00:00Z,,,,,,ann,ann,,           | NOT_ALLOWED_VALUE
          ,override,,,,,,,ann,ben,,                               | EMPTY_FIELD
          ,,,,,,,,ann,ann,,                                       | NOT_ALLOWED_VALUE
          ,,,,,,,,,,Mars/Olympus,10:00                            | NOT_ALLOWED_VALUE
          ,,,,,,,,,,UTC,25:00                                     | NOT_ALLOWED_VALUE
          ,,,,,,,,,,UTC,                                          | NOT_ALLOWED_VALUE
          """)
  void whatABudgetSaysBesideItsLimitsIsRefusedWith(String row, String code) {
    var replay =
        new Inputs(folder)
            .with(
                InputKind.BUDGETS,
                "ts,kind,valid_to,scope,basis,regime,soft_action,hard_action,proposed_by,"
                    + "approved_by,day_zone,day_cut,node,metric,soft,hard,currency",
                row.strip() + ",firm,leverage,5,10,")
            .with(InputKind.MARKS, Inputs.MARKS, ANCHOR)
            .load();

    assertThat(Inputs.rejects(replay)).containsExactly("budgets.csv:2 " + code);
  }

  @ParameterizedTest(name = "{2}: {0} {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          WALLET_EVENTS | 2025-10-09T00:00:00Z,1,binance,A,BTCUSDT,long,lend,1 | NOT_ALLOWED_VALUE
          WALLET_EVENTS | 2025-10-09T00:00:00Z,1,binance,A,BTCUSDT,long,add,0  | NON_POSITIVE_AMOUNT
          WALLET_EVENTS | 2025-10-09T00:00:00Z,1,binance,A,BTCUSDT,long,fee,-2 | NON_POSITIVE_AMOUNT
          ACCOUNTS      | 2025-10-09T00:00:00Z,binance,A,USDT,-1               | NEGATIVE_MARGIN
          ACCOUNTS      | 2025-10-09T00:00:00Z,nowhere,A,USDT,1                | UNKNOWN_VENUE
          FUNDING       | 2025-10-09T00:00:00Z,binance,BTCUSDT,0.01%           | NOT_A_NUMBER
          FUNDING       | 2025-10-09T00:00:00Z,binance,BTC,0.01                | UNKNOWN_INSTRUMENT
          CAPITAL       | firm,0,USDT,                                         | NON_POSITIVE_AMOUNT
          CAPITAL       | firm,1,USDT,yesterday                                | NOT_A_TIME
          """)
  void otherBrokenRowsAreRefusedWith(InputKind kind, String row, String code) {
    var replay =
        new Inputs(folder)
            .with(kind, header(kind), row)
            .with(InputKind.MARKS, Inputs.MARKS, ANCHOR)
            .load();

    assertThat(Inputs.rejects(replay)).containsExactly(kind.label() + ".csv:2 " + code);
  }

  @Test
  void aRejectKeepsTheTextAndTheTimeOfItsRow() {
    var replay =
        new Inputs(folder)
            .with(
                InputKind.MARKS, Inputs.MARKS, ANCHOR, "2025-10-09T01:00:00+01:00,binance,\"B\",1")
            .load();

    var reject = Inputs.rejectRows(replay).getFirst();
    assertThat(reject.original()).isEqualTo("2025-10-09T01:00:00+01:00,binance,\"B\",1");
    assertThat(reject.occurredAtMicros()).isEqualTo(Inputs.at("2025-10-09T00:00:00Z"));
    assertThat(reject.reason())
        .isEqualTo("instrument must be a perpetual of the rule pack of binance, was B");
  }

  @Test
  void aHundredBrokenRowsAmongTenThousandGoodOnesAreExactlyThoseRefused() {
    Random random = new Random(20_251_010);
    List<String> rows = new ArrayList<>(IntStream.range(0, 10_000).mapToObj(this::good).toList());
    List<String> expected = new ArrayList<>();
    for (int broken = 0; broken < 100; broken++) {
      rows.add(random.nextInt(rows.size()), "broken");
    }
    for (int row = 0; row < rows.size(); row++) {
      if (rows.get(row).equals("broken")) {
        Broken kind = Broken.values()[random.nextInt(Broken.values().length)];
        rows.set(row, kind.row);
        expected.add("marks.csv.gz:" + (row + 2) + " " + kind);
      }
    }

    var replay =
        new Inputs(folder)
            .withFile(InputKind.MARKS, "marks.csv.gz", Inputs.MARKS, rows.toArray(String[]::new))
            .load();

    assertThat(Inputs.rejects(replay)).containsExactlyElementsOf(expected);
    assertThat(Inputs.events(replay)).hasSize(10_000);
    assertThat(Inputs.counts(replay)).containsExactly("marks.csv.gz 10100 0");
  }

  private String good(int number) {
    return Instants.instant(Inputs.at("2025-10-09T00:00:00Z") + number * 1_000_000L)
        + ",binance,BTCUSDT,"
        + (100 + number);
  }

  /** Rows that are wrong whatever comes before them. */
  private enum Broken {
    NOT_A_NUMBER("2025-10-09T02:00:00Z,binance,BTCUSDT,NaN"),
    NON_POSITIVE_PRICE("2025-10-09T02:00:00Z,binance,BTCUSDT,-3"),
    UNKNOWN_VENUE("2025-10-09T02:00:00Z,binanse,BTCUSDT,3"),
    NOT_A_TIME("soon,binance,BTCUSDT,3"),
    MALFORMED_ROW("2025-10-09T02:00:00Z,\"binance,BTCUSDT,3"),
    MISSING_COLUMN("2025-10-09T02:00:00Z");

    private final String row;

    Broken(String row) {
      this.row = row;
    }
  }

  private List<String> refused(InputKind kind, String header, String... rows) {
    return Inputs.rejects(new Inputs(folder).with(kind, header, rows).load());
  }

  private static String header(InputKind kind) {
    return switch (kind) {
      case BUDGETS -> Inputs.BUDGETS;
      case CAPITAL -> Inputs.CAPITAL;
      case ACCOUNTS -> Inputs.ACCOUNTS;
      case POSITIONS -> Inputs.POSITIONS;
      case WALLET_EVENTS -> Inputs.WALLET_EVENTS;
      case FUNDING -> Inputs.FUNDING;
      case MARKS -> Inputs.MARKS;
      case RATES -> Inputs.RATES;
      case INSURANCE_FUND -> Inputs.INSURANCE_FUND;
      case ORDER_BOOK -> Inputs.ORDER_BOOK;
      case ADL_RANKS -> Inputs.ADL_RANKS;
      case ACKNOWLEDGEMENTS -> Inputs.ACKNOWLEDGEMENTS;
      case STOPS -> Inputs.STOPS;
      case VENUE_FILLS -> Inputs.VENUE_FILLS;
      case RULE_PACKS -> throw new IllegalArgumentException("a document has no header");
    };
  }
}
