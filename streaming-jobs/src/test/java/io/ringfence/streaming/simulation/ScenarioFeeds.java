package io.ringfence.streaming.simulation;

import io.ringfence.streaming.simulation.Scenario.Row;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * What comes beside marks and positions of a scenario, drawn: stops, fills of the venue, and marks
 * that jump. Sequences rise with time, so that no two rows are of one identity.
 *
 * @param random draws
 * @param startMicros when the scenario begins, epoch microseconds
 */
record ScenarioFeeds(Random random, long startMicros) {
  private static final int STOPS = 8;
  private static final int FILLS = 5;
  private static final int MINUTES = 24;
  private static final long SECOND = 1_000_000;
  private static final int FIRST_SEQUENCE = 100;
  private static final String[] INSTRUMENTS = {
    "binance,A%s,BTCUSDT,", "binance,A%s,ETHUSDT,", "other,A%s,BTCUSDT,"
  };
  private static final String[] FACTORS = {"0.83", "0.87", "1.13", "1.18"};
  private static final int ONE_IN_JUMPS = 8;

  List<Row> stops() {
    List<Row> rows = new ArrayList<>();
    for (int number = 0; number < STOPS; number++) {
      String stop = random.nextInt(4) == 0 ? "," : (40 + random.nextInt(80)) + ".5,100";
      String said = random.nextBoolean() ? ",25,intact,exit" : ",,broken,hold";
      rows.add(row(number, STOPS, key() + "," + stop + said));
    }
    return rows;
  }

  List<Row> fills() {
    List<Row> rows = new ArrayList<>();
    for (int number = 0; number < FILLS; number++) {
      String kind = random.nextBoolean() ? ",liquidation," : ",adl,";
      String quantity = random.nextBoolean() ? "0.5" : Integer.toString(1 + random.nextInt(20));
      rows.add(row(number, FILLS, key() + kind + quantity + ",90,-" + random.nextInt(3) + ".5"));
    }
    return rows;
  }

  /** A row in its part of the day, named by its number. */
  private Row row(int number, int of, String cells) {
    int part = MINUTES * 60 / of;
    long at = startMicros + (number * part + random.nextInt(part)) * SECOND;
    return new Row(at, time(at) + "," + (FIRST_SEQUENCE + number) + "," + cells);
  }

  private String key() {
    return INSTRUMENTS[random.nextInt(INSTRUMENTS.length)].replace(
            "%s", Integer.toString(random.nextInt(2)))
        + (random.nextBoolean() ? "long" : "short");
  }

  /**
   * Ten seconds after some marks one that is far away; five later it is taken back or confirmed.
   */
  List<Row> jolts(List<Row> marks) {
    List<Row> rows = new ArrayList<>();
    for (Row mark : marks) {
      if (mark.text().contains("XXX") || random.nextInt(ONE_IN_JUMPS) > 0) {
        continue;
      }
      int comma = mark.text().lastIndexOf(',') + 1;
      BigDecimal price = new BigDecimal(mark.text().substring(comma));
      BigDecimal jumped = price.multiply(new BigDecimal(FACTORS[random.nextInt(FACTORS.length)]));
      String between = mark.text().substring(mark.text().indexOf(','), comma);
      rows.add(mark(mark.atMicros() + 10 * SECOND, between, jumped));
      int after = random.nextInt(3);
      if (after > 0) {
        rows.add(mark(mark.atMicros() + 15 * SECOND, between, after == 1 ? price : jumped));
      }
    }
    return rows;
  }

  private static Row mark(long at, String between, BigDecimal price) {
    BigDecimal rounded = price.setScale(4, RoundingMode.HALF_EVEN);
    return new Row(at, time(at) + between + rounded.toPlainString());
  }

  private static String time(long micros) {
    return Instant.ofEpochSecond(micros / SECOND).toString();
  }
}
