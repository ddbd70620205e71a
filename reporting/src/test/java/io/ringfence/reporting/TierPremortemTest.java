package io.ringfence.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.domain.quantity.NodePath;
import io.ringfence.reporting.fixture.OnEngine;
import io.ringfence.reporting.fixture.RunningEngine;
import io.ringfence.reporting.fixture.SampleRun;
import io.ringfence.reporting.report.PositionLine;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A venue announces that ETHUSDT takes 35 % of the notional: who is hurt, who would die. */
@OnEngine
class TierPremortemTest {
  private static final String RUN = "announced rules";
  private static final BigDecimal RATE = new BigDecimal("0.35");

  @TempDir Path folder;

  private final RunningEngine engine;

  TierPremortemTest(RunningEngine engine) {
    this.engine = engine;
  }

  /** The pack in force with another date and one bracket of one instrument. */
  private Path announced() throws IOException {
    String now;
    try (InputStream pack =
        Objects.requireNonNull(
            getClass().getResourceAsStream("/rule-packs/binance-usdm/2024-10-24.json"))) {
      now = new String(pack.readAllBytes(), StandardCharsets.UTF_8);
    }
    String head =
        now.substring(0, now.indexOf("\"instruments\""))
            .replace("\"version\": \"2024-10-24\"", "\"version\": \"2025-12-01\"")
            .replace("2024-10-24T00:00:00Z", "2025-12-01T00:00:00Z")
            .replace("2024-10-24T23:59:59.999999Z", "2025-12-31T00:00:00Z");
    return Files.writeString(
        folder.resolve("announced.json"),
        head
            + """
            "instruments": [
              {"symbol": "ETHUSDT", "baseAsset": "ETH", "settlementAsset": "USDT",
               "indexQuote": "USDT", "tiers": [{"floor": "0", "cap": "500000000", "rate": "%s",
               "maintenanceAmount": "0", "maxLeverage": "2"}]},
              {"symbol": "BTCUSDT", "baseAsset": "BTC", "settlementAsset": "USDT",
               "indexQuote": "USDT", "tiers": [{"floor": "0", "cap": "500000000",
               "rate": "0.0001", "maintenanceAmount": "0", "maxLeverage": "2"}]}]}\
            """
                .formatted(RATE));
  }

  private static String field(String line, String name) {
    Matcher found = Pattern.compile("\"" + name + "\":\"([^\"]*)\"").matcher(line);
    assertThat(found.find()).as("%s in %s", name, line).isTrue();
    return found.group(1);
  }

  private List<String> answered() throws IOException {
    PackProgram program = new PackProgram(engine, Clock.fixed(GivenLater.AT, ZoneOffset.UTC));
    assertThat(
            program.report(
                RUN, "--stress", "tiers", "--json", "--rule-packs", announced().toString()))
        .as(program.complained())
        .isZero();
    return program.said().lines().filter(line -> line.startsWith("{\"position\"")).toList();
  }

  /** Which of its positions the venue would liquidate by them, at the mark of now. */
  private static String state(PositionLine line) {
    return equity(line).compareTo(required(line)) <= 0 ? "LIQUIDATED" : "HURT";
  }

  private static BigDecimal mark(PositionLine line) {
    return Objects.requireNonNull(line.row().mark()).price();
  }

  private static BigDecimal required(PositionLine line) {
    return line.row().economics().quantity().multiply(mark(line)).multiply(RATE);
  }

  private static BigDecimal equity(PositionLine line) {
    BigDecimal won =
        line.row()
            .economics()
            .quantity()
            .multiply(mark(line).subtract(line.row().economics().entryPrice()));
    return line.row()
        .economics()
        .isolatedMargin()
        .add(line.key().side().code().equals("long") ? won : won.negate());
  }

  @Test
  void whoIsHurtWhoWouldDieWhatItTakesAndHowLongThereIsAreNamedTheGravestFirst()
      throws IOException {
    SampleRun.of(RUN, 7, 60).storeIn(engine.store().clickhouse());
    List<PositionLine> held =
        new GivenLater(engine.store().clickhouse(), RUN)
            .read(NodePath.FIRM, SampleRun.END).report().positions().stream()
                .filter(line -> line.key().instrument().symbol().equals("ETHUSDT"))
                .toList();
    List<String> all = answered();
    List<String> lines =
        all.stream().filter(one -> field(one, "position").contains("/ETHUSDT/")).toList();
    assertThat(all).hasSizeGreaterThan(lines.size());
    assertThat(lines).hasSameSizeAs(held).hasSizeGreaterThan(2);
    for (PositionLine line : held) {
      String answer =
          lines.stream()
              .filter(one -> field(one, "position").equals(line.key().toString()))
              .findFirst()
              .orElseThrow();
      assertThat(field(answer, "state")).isEqualTo(state(line));
      assertThat(field(answer, "rulePack")).isEqualTo("binance-usdm@2025-12-01");
      assertThat(field(answer, "inForceFrom")).isEqualTo("2025-12-01T00:00:00Z");
      assertThat(field(answer, "countdown")).isEqualTo("51 d 0 h 0 min");
      assertThat(new BigDecimal(field(answer, "requirementThen")))
          .isEqualByComparingTo(required(line));
      assertThat(new BigDecimal(field(answer, "equity"))).isEqualByComparingTo(equity(line));
      assertThat(new BigDecimal(field(answer, "neededToLive")))
          .isEqualByComparingTo(required(line).subtract(equity(line)).max(BigDecimal.ZERO));
    }
    List<String> states = lines.stream().map(one -> field(one, "state")).toList();
    List<String> gravestFirst = new ArrayList<>(states);
    gravestFirst.sort(Comparator.comparing(state -> !state.equals("LIQUIDATED")));
    assertThat(states).contains("LIQUIDATED", "HURT").isEqualTo(gravestFirst);
    // Of the other instrument next to nothing is asked by then.
    assertThat(all.stream().filter(one -> !lines.contains(one)))
        .allMatch(one -> field(one, "state").equals("eased"));
  }
}
