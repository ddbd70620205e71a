package io.ringfence.streaming;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringfence.contracts.rulepack.RulePacks;
import io.ringfence.contracts.wire.InputKind;
import io.ringfence.streaming.intake.Inputs;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * The feeds beside a {@link RandomReplay}, drawn from a seed: stops, fills, ranks, funds, depths,
 * rates, acknowledgements and a rule pack, with rows that repeat, contradict and break their rules.
 */
public final class RandomFeeds {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String PACK = "/rule-packs/binance-usdm/2024-10-24.json";

  private final Random random;

  private RandomFeeds(long seed) {
    random = new Random(seed);
  }

  /** Writes the feeds of a seed beside the files of a replay. */
  public static Inputs addTo(Inputs inputs, long seed) {
    RandomFeeds feeds = new RandomFeeds(seed);
    return inputs
        .with(InputKind.STOPS, Inputs.STOPS, feeds.stops())
        .with(InputKind.VENUE_FILLS, Inputs.VENUE_FILLS, feeds.fills())
        .with(
            InputKind.ADL_RANKS,
            Inputs.ADL_RANKS,
            "2025-10-09T00:10:00Z,binance,A0,BTCUSDT,long,3",
            "2025-10-09T00:10:00Z,binance,A0,BTCUSDT,long,3",
            "2025-10-09T00:10:00Z,binance,A0,BTCUSDT,long,4",
            "2025-10-09T00:11:00Z,binance,A0,BTCUSDT,both,4",
            "2025-10-09T00:12:00Z,binance,A0,BTCUSDT,long,101")
        .with(
            InputKind.INSURANCE_FUND,
            Inputs.INSURANCE_FUND,
            "2025-10-09T00:10:00Z,binance,USDT,1200000000.25",
            "2025-10-09T01:10:00Z,binance,USDT,-1",
            "2025-10-09T01:10:00Z,nowhere,USDT,1")
        .with(
            InputKind.ORDER_BOOK,
            Inputs.ORDER_BOOK,
            "2025-10-09T00:10:00Z,binance,BTCUSDT,bid,10,35.2,4200000",
            "2025-10-09T00:10:00Z,binance,BTCUSDT,ask,10,30,3600000.5",
            "2025-10-09T00:10:00Z,binance,BTCUSDT,bid,0,35.2,4200000",
            "2025-10-09T00:10:00Z,binance,NONE,bid,50,1,1")
        .with(
            InputKind.RATES,
            Inputs.RATES,
            "2025-10-09T00:00:00Z,USDT,USD,0.9998,index",
            "2025-10-09T01:00:00Z,USDT,USD,0.9991,",
            "2025-10-09T02:00:00Z,USDT,USD,0,")
        .with(
            InputKind.ACKNOWLEDGEMENTS,
            Inputs.ACKNOWLEDGEMENTS,
            "2025-10-09T01:00:00Z,00000000000000000000000000000000,ann,acknowledged,",
            "2025-10-09T01:00:00Z,00000000000000000000000000000000,ann,seen,",
            "2025-10-09T02:00:00Z,the first alert,ann,declined,no")
        .withPack("pack.json", pack("2025-10-09T01:00:00Z"))
        .withPack("again.json", pack("2025-10-09T01:00:00Z"))
        .withPack("broken.json", pack("2025-10-09T01:00:00Z").replace("standard", "none"));
  }

  /** A pack of Binance with dearer rules for one instrument, effective from an instant. */
  public static String pack(String effectiveFrom) {
    try (InputStream resource = RulePacks.class.getResourceAsStream(PACK)) {
      ObjectNode pack = (ObjectNode) JSON.readTree(resource);
      ArrayNode instruments = JSON.createArrayNode();
      for (JsonNode instrument : pack.path("instruments")) {
        if (instrument.path("symbol").asText().equals("BTCUSDT")) {
          instruments.add(instrument);
        }
      }
      return pack.put("version", effectiveFrom.substring(0, 10))
          .put("effectiveFrom", effectiveFrom)
          .put("evidencedTo", "2025-12-31T00:00:00Z")
          .put("triggerFeeRate", "0.0005")
          .set("instruments", instruments)
          .toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String[] stops() {
    List<String> rows = new ArrayList<>();
    for (int row = 0; row < 60; row++) {
      String stop = random.nextInt(5) == 0 ? "," : (60 + random.nextInt(60)) + ".5,100";
      rows.add(
          String.join(
              ",",
              time(row * 3, 5),
              String.valueOf(row - random.nextInt(2)),
              key(),
              stop,
              random.nextInt(3) == 0 ? "" : "25",
              random.nextBoolean() ? "intact" : "broken",
              random.nextInt(9) == 0 ? "hold" : "exit"));
    }
    rows.add(rows.getLast());
    return rows.toArray(String[]::new);
  }

  private String[] fills() {
    List<String> rows = new ArrayList<>();
    for (int row = 0; row < 30; row++) {
      rows.add(
          String.join(
              ",",
              time(row * 6, 7),
              String.valueOf(row),
              key(),
              random.nextBoolean() ? "liquidation" : "adl",
              "0." + (1 + random.nextInt(9)),
              "90",
              "-" + random.nextInt(3) + ".5"));
    }
    return rows.toArray(String[]::new);
  }

  private String key() {
    return "binance,A%s,%s,%s"
        .formatted(
            random.nextInt(3),
            random.nextBoolean() ? "BTCUSDT" : "ETHUSDT",
            random.nextBoolean() ? "long" : "short");
  }

  private static String time(int minute, int second) {
    return "2025-10-09T%s:%s:%sZ".formatted(two(minute / 60), two(minute % 60), two(second));
  }

  private static String two(int number) {
    return number < 10 ? "0" + number : Integer.toString(number);
  }
}
