package io.ringfence.reporting.store;

import static io.ringfence.reporting.store.tables.Alerts.ALERTS;
import static io.ringfence.reporting.store.tables.Marks.MARKS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringfence.reporting.fixture.OnEngine;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@OnEngine
class TypeRoundTripTest {
  private static final Instant AT = Instant.parse("2025-10-10T21:15:00Z");

  private final DSLContext clickhouse;

  TypeRoundTripTest(ClickHouseStore store) {
    this.clickhouse = store.clickhouse();
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "0",
        "1",
        "-1",
        "0.1",
        "100",
        "123456789012345.123456789012",
        "0.000000000000000000000000000000000001",
        "-0.000000000000000000000000000000000001",
        "9999999999999999999999999999999999999999.999999999999999999999999999999999999",
        "-9999999999999999999999999999999999999999.999999999999999999999999999999999999"
      })
  void decimalsOfSeventySixDigitsComeBackAsTheyWent(String text) {
    BigDecimal value = new BigDecimal(text);
    String run = "decimal " + text;
    insertMark(run, AT, value);
    List<BigDecimal> read =
        clickhouse
            .select(MARKS.MARK_PRICE)
            .from(MARKS)
            .where(MARKS.RUN_ID.eq(run), MARKS.MARK_PRICE.eq(value))
            .fetch(MARKS.MARK_PRICE);
    assertThat(read).singleElement().satisfies(one -> assertThat(one.compareTo(value)).isZero());
    assertThat(read.getFirst().toPlainString()).isEqualTo(text);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void randomDecimalsComeBackAsTheyWent(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 30; i++) {
      BigDecimal value = new BigDecimal(new BigInteger(250, random), 36);
      String run = "random " + seed + "/" + i;
      insertMark(run, AT, random.nextBoolean() ? value : value.negate());
      assertThat(value.compareTo(markOf(run).abs())).as("%s", value).isZero();
    }
  }

  @Test
  void decimalsThatTheColumnCannotHoldAreRefused() {
    BigDecimal tooFine = new BigDecimal("1E-37");
    assertThatThrownBy(() -> insertMark("too fine", AT, tooFine))
        .hasRootCauseInstanceOf(ArithmeticException.class)
        .hasStackTraceContaining("scale 36");
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "1900-01-01T00:00:00Z",
        "1969-12-31T23:59:59.999999Z",
        "1970-01-01T00:00:00Z",
        "2025-03-30T01:30:00Z",
        "2025-10-10T21:15:00.000001Z",
        "2299-12-31T23:59:59.999999Z"
      })
  void instantsComeBackAsTheyWent(String text) {
    Instant at = Instant.parse(text);
    String run = "instant " + text;
    insertMark(run, at, BigDecimal.ONE);
    assertThat(
            clickhouse
                .select(MARKS.OCCURRED_AT)
                .from(MARKS)
                .where(MARKS.RUN_ID.eq(run), MARKS.OCCURRED_AT.eq(at))
                .fetch(MARKS.OCCURRED_AT))
        .containsExactly(at);
  }

  @Test
  void instantsFinerThanMicrosecondsAreRefused() {
    Instant tooFine = Instant.parse("2025-10-10T21:15:00.0000001Z");
    assertThatThrownBy(() -> insertMark("too fine", tooFine, BigDecimal.ONE))
        .hasStackTraceContaining("microseconds");
  }

  @Test
  void absentStaysAbsent() {
    clickhouse
        .insertInto(ALERTS)
        .columns(ALERTS.RUN_ID, ALERTS.AT, ALERTS.KIND, ALERTS.LEVEL, ALERTS.NODE, ALERTS.METRIC)
        .values("absent", AT, "BUDGET", null, "firm", null)
        .execute();
    var row = clickhouse.selectFrom(ALERTS).where(ALERTS.RUN_ID.eq("absent")).fetchSingle();
    assertThat(row.get(ALERTS.LEVEL)).isNull();
    assertThat(row.get(ALERTS.METRIC)).isNull();
    assertThat(row.get(ALERTS.MARK_PRICE)).isNull();
    assertThat(row.get(ALERTS.DISTANCE)).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plain",
        "quote ' backslash \\ double \" percent % under _",
        "\\' OR 1=1 --",
        "tab\tnewline\nreturn\r",
        "zero\0byte",
        "?{x:String} {{}} $$",
        "ümlaut € 漢字 🙂"
      })
  void textComesBackAsItWentAndIsNeverCode(String text) {
    clickhouse
        .insertInto(ALERTS)
        .columns(ALERTS.RUN_ID, ALERTS.AT, ALERTS.KIND, ALERTS.NODE, ALERTS.POSITION_KEY)
        .values("text", AT, "DISTANCE", text, text)
        .execute();
    assertThat(
            clickhouse
                .selectDistinct(ALERTS.POSITION_KEY)
                .from(ALERTS)
                .where(ALERTS.RUN_ID.eq("text"), ALERTS.NODE.eq(text))
                .fetch(ALERTS.POSITION_KEY))
        .containsExactly(text);
  }

  private void insertMark(String run, Instant at, BigDecimal price) {
    clickhouse
        .insertInto(MARKS)
        .columns(MARKS.RUN_ID, MARKS.VENUE, MARKS.INSTRUMENT, MARKS.OCCURRED_AT, MARKS.MARK_PRICE)
        .values(run, "binance", "BTCUSDT", at, price)
        .execute();
  }

  private BigDecimal markOf(String run) {
    return clickhouse
        .select(MARKS.MARK_PRICE)
        .from(MARKS)
        .where(MARKS.RUN_ID.eq(run))
        .fetch(MARKS.MARK_PRICE)
        .getFirst();
  }
}
